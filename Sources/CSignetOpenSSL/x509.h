// Certificates made at run time (libcrypto), for SignetGatewayServer.
#pragma once

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
