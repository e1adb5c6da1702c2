"""Prepares moto's STS: a user with a key, and a role that the user may assume; then turns signature checks on.

Usage: moto_setup.py ENDPOINT-URL; prints one JSON object.
"""

import json
import sys
import urllib.request

from botocore.session import Session

endpoint = sys.argv[1]
ANY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
TRUST = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
)

iam = Session().create_client(
    "iam",
    region_name="eu-west-1",
    endpoint_url=endpoint,
    aws_access_key_id="setup",
    aws_secret_access_key="setup",
)
iam.create_user(UserName="caller")
iam.put_user_policy(UserName="caller", PolicyName="any", PolicyDocument=ANY)
key = iam.create_access_key(UserName="caller")["AccessKey"]
role = iam.create_role(RoleName="ApiAccess", AssumeRolePolicyDocument=TRUST)["Role"]
iam.put_role_policy(RoleName="ApiAccess", PolicyName="any", PolicyDocument=ANY)
check = urllib.request.Request(
    endpoint + "/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}, method="POST"
)
urllib.request.urlopen(check).read()
print(json.dumps({"accessKeyId": key["AccessKeyId"], "secretAccessKey": key["SecretAccessKey"], "roleArn": role["Arn"]}))
