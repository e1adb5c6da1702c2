"""Prints the signature of the given URL, presigned by botocore as of 20150830T123600Z."""

import datetime
import os
import sys

import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

url, expires = sys.argv[1:]
host = url.split("/")[2].split(".")
auth.get_current_datetime = lambda: datetime.datetime(2015, 8, 30, 12, 36, tzinfo=datetime.timezone.utc)
kind = auth.S3SigV4QueryAuth if host[1] == "s3" else auth.SigV4QueryAuth
credentials = Credentials(
    os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], os.environ["AWS_SESSION_TOKEN"])
request = AWSRequest("GET", url)
kind(credentials, host[1], host[2], expires=int(expires)).add_auth(request)
print(request.url.split("X-Amz-Signature=")[1])
