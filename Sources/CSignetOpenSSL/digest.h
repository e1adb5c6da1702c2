// Hashing and HMAC (libcrypto), for SignetSigV4.
#pragma once

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
