// TLS (libssl), for SignetSocket.
#pragma once

#include <openssl/err.h>
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
}

static inline void signet_bio_set_flags(BIO *bio, int flags) { BIO_set_flags(bio, flags); }

static inline void signet_bio_clear_retry(BIO *bio) { BIO_clear_retry_flags(bio); }

static inline int signet_err_reason(unsigned long code) { return ERR_GET_REASON(code); }

// SSL_set_app_data and SSL_get_app_data.
static inline int signet_ssl_set_owner(SSL *ssl, void *owner) { return SSL_set_ex_data(ssl, 0, owner); }

static inline void *signet_store_owner(X509_STORE_CTX *store) {
    SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    return ssl ? SSL_get_ex_data(ssl, 0) : NULL;
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
