extension PythonOracle {
    /// The AWS Common Runtime: the C signer beneath several AWS SDKs.
    static let commonRuntime = PythonOracle(
        module: "awscrt.auth",
        script: """
            import base64, datetime, io, json, sys
            from awscrt.auth import (
                AwsCredentialsProvider, AwsSignatureType, AwsSignedBodyHeaderType, AwsSignedBodyValue,
                AwsSigningAlgorithm, AwsSigningConfig, aws_sign_request)
            from awscrt.http import HttpHeaders, HttpRequest

            def configuration(q):
                s3 = q["service"] == "s3"
                form = "HTTP_REQUEST_QUERY_PARAMS" if "expiresIn" in q else "HTTP_REQUEST_HEADERS"
                return AwsSigningConfig(
                    algorithm=AwsSigningAlgorithm.V4, signature_type=AwsSignatureType[form],
                    credentials_provider=AwsCredentialsProvider.new_static(q["key"], q["secret"], q.get("token")),
                    region=q["region"], service=q["service"],
                    date=datetime.datetime.fromtimestamp(q["date"], datetime.timezone.utc),
                    use_double_uri_encode=not s3, should_normalize_uri_path=not s3,
                    signed_body_value=AwsSignedBodyValue.UNSIGNED_PAYLOAD if s3 and "expiresIn" in q else None,
                    signed_body_header_type=AwsSignedBodyHeaderType[
                        "X_AMZ_CONTENT_SHA_256" if q["sendsPayloadHash"] else "NONE"],
                    expiration_in_seconds=q.get("expiresIn"))

            def answer(q):
                headers = HttpHeaders([("Host", q["host"])] + [tuple(header) for header in q["headers"]])
                request = HttpRequest(q["method"], q["target"], headers, io.BytesIO(base64.b64decode(q["body"])))
                try:
                    aws_sign_request(request, configuration(q)).result()
                except Exception as error:
                    return {"error": str(error)}
                return {"signature": (request.path if "expiresIn" in q else headers.get("Authorization"))[-64:]}

            with open(sys.argv[1]) as questions, open(sys.argv[2], "w") as answers:
                for line in questions:
                    print(json.dumps(answer(json.loads(line))), file=answers)
            """,
        // `connection` is on its list too, and signed all the same.
        unsignedHeaders: [
            "x-amzn-trace-id", "user-agent", "expect", "sec-websocket-key", "sec-websocket-protocol",
            "sec-websocket-version", "upgrade", "transfer-encoding",
        ])
}
