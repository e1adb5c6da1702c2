extension PythonOracle {
    /// The signer of the AWS SDK for Python.
    static let botocore = PythonOracle(
        module: "botocore.auth",
        script: """
            import base64, datetime, json, sys
            import botocore.auth as auth
            from botocore.awsrequest import AWSRequest
            from botocore.credentials import Credentials

            def signer(q, credentials):
                s3 = q["service"] == "s3"
                arguments = (credentials, q["service"], q["region"])
                if "expiresIn" in q:
                    kind = auth.S3SigV4QueryAuth if s3 else auth.SigV4QueryAuth
                    return kind(*arguments, expires=q["expiresIn"])
                return (auth.S3SigV4Auth if s3 else auth.SigV4Auth)(*arguments)

            def answer(q):
                now = datetime.datetime.fromtimestamp(q["date"], datetime.timezone.utc)
                auth.get_current_datetime = lambda: now
                url = "https://" + q["host"] + q["target"]
                request = AWSRequest(q["method"], url, data=base64.b64decode(q["body"]))
                for name, value in q["headers"]:
                    request.headers.add_header(name, value)
                signing = signer(q, Credentials(q["key"], q["secret"], q.get("token")))
                if q["sendsPayloadHash"]:
                    request.headers["X-Amz-Content-SHA256"] = signing.payload(request)
                texts = []
                string_to_sign = signing.string_to_sign
                signing.string_to_sign = lambda r, text: texts.append(text) or string_to_sign(r, text)
                signing.add_auth(request)
                signed = request.url if "expiresIn" in q else request.headers["Authorization"]
                return {"signature": signed[-64:], "canonicalRequest": texts[0]}

            with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
                for line in questions:
                    print(json.dumps(answer(json.loads(line))), file=answers)
            """,
        unsignedHeaders: [
            "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
            "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
        ])
}
