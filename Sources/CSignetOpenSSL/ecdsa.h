// ECDSA on P-256 (libcrypto), for SignetSigV4. A function returns 0, or the libcrypto error code that says why not,
// and leaves the thread's error queue as it found it: TLS reads that queue too.
#pragma once

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <stddef.h>

#include "lifetime.h"

// A point in uncompressed form (SEC 1 §2.3.3): 0x04, 32 bytes of x, 32 bytes of y.
typedef struct {
    unsigned char bytes[65];
} signet_p256_point;

// A DER SEQUENCE of two INTEGERs of at most 33 bytes.
typedef struct {
    unsigned char bytes[72];
    size_t length;
} signet_p256_signature;

static inline unsigned long signet_p256_result(int done) {
    unsigned long code = done == 1 ? 0 : ERR_peek_last_error();
    ERR_pop_to_mark();
    return done == 1 || code ? code : ERR_PACK(ERR_LIB_EC, 0, ERR_R_INTERNAL_ERROR);
}

// Multiplies the generator by `scalar`, 32 bytes, big-endian, from 1 to n - 1.
static inline unsigned long signet_p256_multiply(const void *scalar, signet_p256_point *point) {
    ERR_set_mark();
    signet_openssl_outlives_exit();
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *product = group ? EC_POINT_new(group) : NULL;
    BIGNUM *number = BN_secure_new();
    int done = product && number && BN_bin2bn(scalar, 32, number);
    if (done) {
        BN_set_flags(number, BN_FLG_CONSTTIME);
        done = EC_POINT_mul(group, product, number, NULL, NULL, NULL) == 1
            && EC_POINT_point2oct(group, product, POINT_CONVERSION_UNCOMPRESSED, point->bytes, sizeof point->bytes, NULL)
                == sizeof point->bytes;
    }
    BN_clear_free(number);
    EC_POINT_free(product);
    EC_GROUP_free(group);
    return signet_p256_result(done);
}

// Imports a key pair, or a public key if `scalar` is NULL. A point that is not on the curve is an error, left in the queue
// behind the mark of the caller.
static inline EVP_PKEY *signet_p256_import(const void *scalar, const signet_p256_point *point) {
    // An OSSL_PARAM integer is in native order; this copy is wiped, as OSSL_PARAM_BLD's would not be.
    unsigned char native[32];
    OSSL_PARAM parameters[4], *next = parameters;
    *next++ = OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"P-256", 0);
    *next++ = OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point->bytes, sizeof point->bytes);
    int done = 1;
    if (scalar) {
        BIGNUM *number = BN_secure_new();
        done = number && BN_bin2bn(scalar, 32, number) && BN_bn2nativepad(number, native, sizeof native) > 0;
        BN_clear_free(number);
        *next++ = OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, native, sizeof native);
    }
    *next = OSSL_PARAM_construct_end();
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = done ? EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL) : NULL;
    if (context && EVP_PKEY_fromdata_init(context) == 1)
        EVP_PKEY_fromdata(context, &key, scalar ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, parameters);
    EVP_PKEY_CTX_free(context);
    OPENSSL_cleanse(native, sizeof native);
    return key;
}

// Makes a context ready to sign with `scalar`, or, if that is NULL, to verify with `point`. It is duplicated for each
// operation, so that fetching the algorithm (1.6 of 17.7 µs per signature) is paid for once.
static inline unsigned long signet_p256_context_make(
    const void *scalar, const signet_p256_point *point, EVP_PKEY_CTX **context) {
    ERR_set_mark();
    EVP_PKEY *key = signet_p256_import(scalar, point);
    EVP_PKEY_CTX *made = key ? EVP_PKEY_CTX_new_from_pkey(NULL, key, NULL) : NULL;
    EVP_PKEY_free(key);
    int done = made && (scalar ? EVP_PKEY_sign_init(made) : EVP_PKEY_verify_init(made)) == 1;
    if (!done) EVP_PKEY_CTX_free(made);
    *context = done ? made : NULL;
    return signet_p256_result(done);
}

// Signs a SHA-256.
static inline unsigned long signet_p256_sign(
    const EVP_PKEY_CTX *context, const void *digest, signet_p256_signature *signature) {
    ERR_set_mark();
    EVP_PKEY_CTX *own = EVP_PKEY_CTX_dup(context);
    signature->length = sizeof signature->bytes;
    int done = own && EVP_PKEY_sign(own, signature->bytes, &signature->length, digest, 32) == 1;
    EVP_PKEY_CTX_free(own);
    return signet_p256_result(done);
}

// Sets `valid` to whether `signature` is one of the SHA-256 `digest`.
static inline unsigned long signet_p256_verify(
    const EVP_PKEY_CTX *context, const void *digest, const signet_p256_signature *signature, int *valid) {
    ERR_set_mark();
    EVP_PKEY_CTX *own = EVP_PKEY_CTX_dup(context);
    int verdict = own ? EVP_PKEY_verify(own, signature->bytes, signature->length, digest, 32) : -1;
    EVP_PKEY_CTX_free(own);
    *valid = verdict == 1;
    return signet_p256_result(verdict >= 0);
}
