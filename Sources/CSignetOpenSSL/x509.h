// Certificates made at run time (libcrypto), for SignetCertificates.
#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "lifetime.h"

// EVP_EC_gen is a macro over a variadic function.
static inline EVP_PKEY *signet_ec_p256_key(void) {
    signet_openssl_outlives_exit();
    return EVP_EC_gen("P-256");
}

static inline EVP_PKEY *signet_rsa_key(size_t bits) {
    signet_openssl_outlives_exit();
    return EVP_RSA_gen(bits);
}

static inline void signet_openssl_free(void *bytes) { OPENSSL_free(bytes); }

// 127 random bits: positive, not zero, and far more than the 64 that keep serials from being foreseen.
static inline int signet_x509_set_random_serial(X509 *certificate) {
    BIGNUM *number = BN_new();
    int done = number && BN_rand(number, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != NULL;
    BN_free(number);
    return done;
}

// Seconds from now.
static inline int signet_x509_set_validity(X509 *certificate, long begins, long ends) {
    return X509_gmtime_adj(X509_getm_notBefore(certificate), begins) != NULL
        && X509_gmtime_adj(X509_getm_notAfter(certificate), ends) != NULL;
}

// Replaces the common name; MBSTRING_UTF8 is a macro that does not import.
static inline int signet_x509_set_common_name(X509 *certificate, const char *name) {
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_NID(
        subject, NID_commonName, MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0);
}

// One extension in OpenSSL's configuration language; X509V3_set_ctx_nodb is a macro.
static inline int signet_x509_add_extension(X509 *certificate, X509 *issuer, int nid, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    int done = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return done;
}

// BIO_get_mem_data is a macro; the bytes belong to `memory`.
static inline long signet_bio_memory(BIO *memory, char **bytes) { return BIO_get_mem_data(memory, bytes); }
