"""Calls the gateway with a request that botocore has signed.

Usage: botocore_call.py METHOD URL REGION API-KEY BODY, credentials in the environment; prints the status and the body.
"""

import sys

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session
from botocore.session import Session

method, url, region, api_key, body = sys.argv[1:6]
request = AWSRequest(method, url, data=body or None, headers={"x-api-key": api_key})
SigV4Auth(Session().get_credentials().get_frozen_credentials(), "execute-api", region).add_auth(request)
response = URLLib3Session().send(request.prepare())
print(response.status_code)
print(response.text)
