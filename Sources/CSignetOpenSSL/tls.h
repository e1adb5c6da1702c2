// TLS (libssl), for SignetSocket.
#pragma once

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

static inline long signet_ssl_set_server_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name);
}

static inline long signet_ssl_ctx_set_min_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}

static inline void signet_ssl_ctx_set_modes(SSL_CTX *context) {
    // A write that could not finish is repeated from another buffer, and buffers of idle connections are given back.
    SSL_CTX_set_mode(
        context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    // A record is read with one system call, not two: header and content together.
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    // A peer that changes the terms in the middle of a request is refused; TLS 1.3 has done away with it.
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
}

// OpenSSL's own store would find no session for a client: it does not know which server one is for.
static inline void signet_ssl_ctx_keep_client_sessions(SSL_CTX *context, int (*keep)(SSL *, SSL_SESSION *)) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(context, keep);
}

// Trusts each certificate in `bytes`, PEM; returns how many there were, or -1 where there is something else.
static inline int signet_ssl_ctx_trust_pem(SSL_CTX *context, const void *bytes, int length) {
    BIO *memory = BIO_new_mem_buf(bytes, length);
    X509 *certificate;
    int count = 0;
    while (memory && count >= 0 && (certificate = PEM_read_bio_X509(memory, NULL, NULL, NULL))) {
        count = X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate) == 1 ? count + 1 : -1;
        X509_free(certificate);
    }
    BIO_free(memory);
    // What ends the list is that no further block begins.
    if (count > 0 && ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) return -1;
    return count;
}

static inline void signet_bio_set_flags(BIO *bio, int flags) { BIO_set_flags(bio, flags); }

static inline void signet_bio_clear_retry(BIO *bio) { BIO_clear_retry_flags(bio); }

static inline int signet_err_reason(unsigned long code) { return ERR_GET_REASON(code); }

// SSL_set_app_data and SSL_get_app_data.
static inline int signet_ssl_set_owner(SSL *ssl, void *owner) { return SSL_set_ex_data(ssl, 0, owner); }

static inline void *signet_ssl_owner(const SSL *ssl) { return SSL_get_ex_data(ssl, 0); }

static inline SSL *signet_store_ssl(X509_STORE_CTX *store) {
    return X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
}

// The SHA-256 of the public key of certificate `index` of the verified chain, or of the server's own where no chain was
// verified; 0 when there is no such certificate.
static inline int signet_store_key_digest(X509_STORE_CTX *store, int index, unsigned char *digest) {
    STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(store);
    X509 *certificate = sk_X509_value(chain, index);
    if (!chain && index == 0) certificate = X509_STORE_CTX_get0_cert(store);
    if (!certificate) return 0;
    unsigned char *key = NULL;
    int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &key);
    int done = length > 0 && EVP_Digest(key, (size_t)length, digest, NULL, EVP_sha256(), NULL) == 1;
    OPENSSL_free(key);
    return done;
}

// The last common name of a subject or issuer as UTF-8, NUL-terminated; empty where there is none.
static inline void signet_x509_common_name(const X509_NAME *name, char *text, size_t capacity) {
    int last = -1, index;
    text[0] = 0;
    while (name && (index = X509_NAME_get_index_by_NID(name, NID_commonName, last)) >= 0) last = index;
    if (last < 0) return;
    unsigned char *utf8 = NULL;
    int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last)));
    if (length > 0 && (size_t)length < capacity) memcpy(text, utf8, (size_t)length), text[length] = 0;
    OPENSSL_free(utf8);
}

// Writes the DNS names and IP addresses a certificate is for, separated by ", ", NUL-terminated, as far as they fit.
static inline void signet_x509_names(X509 *certificate, char *text, size_t capacity) {
    size_t used = 0;
    text[0] = 0;
    GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    for (int index = 0; names && index < sk_GENERAL_NAME_num(names); index++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
        char item[256] = "";
        if (name->type == GEN_DNS) {
            int length = ASN1_STRING_length(name->d.dNSName);
            if (length <= 0 || length >= (int)sizeof item) continue;
            memcpy(item, ASN1_STRING_get0_data(name->d.dNSName), (size_t)length);
        } else if (name->type == GEN_IPADD) {
            const unsigned char *bytes = ASN1_STRING_get0_data(name->d.iPAddress);
            int length = ASN1_STRING_length(name->d.iPAddress);
            if (length == 4) BIO_snprintf(item, sizeof item, "%d.%d.%d.%d", bytes[0], bytes[1], bytes[2], bytes[3]);
            else if (length == 16)
                for (int group = 0; group < 8; group++)
                    BIO_snprintf(
                        item + strlen(item), sizeof item - strlen(item), group ? ":%x" : "%x",
                        bytes[2 * group] << 8 | bytes[2 * group + 1]);
        }
        size_t length = strlen(item);
        if (!length || used + length + 3 > capacity) continue;
        if (used) memcpy(text + used, ", ", 2), used += 2;
        memcpy(text + used, item, length + 1);
        used += length;
    }
    GENERAL_NAMES_free(names);
}
