// What Swift cannot import from libcurl by itself: variadic setters and getters, as typed inline functions.
#pragma once

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

// 7.87.0 brought CURLOPT_QUICK_EXIT, without which a cancelled name lookup holds up every other transfer.
#if LIBCURL_VERSION_NUM < 0x075700
#error "CurlTransport needs libcurl 7.87.0 or later; build without the trait Curl, or install a newer libcurl4-openssl-dev"
#endif

static const unsigned int csignet_minimum_version = 0x075700;
static const size_t csignet_write_pause = CURL_WRITEFUNC_PAUSE;
static const size_t csignet_read_pause = CURL_READFUNC_PAUSE;
static const size_t csignet_read_abort = CURL_READFUNC_ABORT;
static const long csignet_http_1_1 = CURL_HTTP_VERSION_1_1;
static const long csignet_http_2_over_tls = CURL_HTTP_VERSION_2TLS;
static const long csignet_http_2_prior_knowledge = CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE;
static const long csignet_tls_1_2_or_later = CURL_SSLVERSION_TLSv1_2 | CURL_SSLVERSION_MAX_DEFAULT;
static const long csignet_tls_1_3_or_later = CURL_SSLVERSION_TLSv1_3 | CURL_SSLVERSION_MAX_DEFAULT;
static const long csignet_auth_basic = CURLAUTH_BASIC;
static const long csignet_ignore_netrc = CURL_NETRC_IGNORED;

static inline CURLcode csignet_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
static inline const curl_version_info_data *csignet_version(void) { return curl_version_info(CURLVERSION_NOW); }
static inline int csignet_resolves_on_threads(const curl_version_info_data *v) {
    return (v->features & CURL_VERSION_ASYNCHDNS) != 0;
}
static inline int csignet_has_http2(const curl_version_info_data *v) { return (v->features & CURL_VERSION_HTTP2) != 0; }
// The file of authorities that it was built to trust, if any.
static inline const char *csignet_authorities_file(const curl_version_info_data *v) { return v->cainfo; }
static inline int csignet_has_tls(const curl_version_info_data *v) { return (v->features & CURL_VERSION_SSL) != 0; }

// Before 8.1.1 a handle kept a pointer to the last header line of its transfer before, which is freed: a first header line
// that begins with a space is appended to it.
static inline int csignet_keeps_header_lines(const curl_version_info_data *v) { return v->version_num < 0x080101; }

static inline CURLcode csignet_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode csignet_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode csignet_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode csignet_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode csignet_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t length) {
    struct curl_blob blob = {(void *)bytes, length, CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}
static inline CURLcode csignet_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode csignet_set_write(CURL *easy, CURLoption option, curl_write_callback value) {
    return curl_easy_setopt(easy, option, value);
}
static inline CURLcode csignet_set_read(CURL *easy, curl_read_callback value) {
    return curl_easy_setopt(easy, CURLOPT_READFUNCTION, value);
}
static inline CURLcode csignet_set_trailer(CURL *easy, curl_trailer_callback value) {
    return curl_easy_setopt(easy, CURLOPT_TRAILERFUNCTION, value);
}
static inline CURLcode csignet_set_ssl_context(CURL *easy, curl_ssl_ctx_callback value) {
    return curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, value);
}
// Which TLS library it uses, as NAME/VERSION.
static inline const char *csignet_tls_library(const curl_version_info_data *v) { return v->ssl_version; }
static inline CURLcode csignet_set_seek(CURL *easy, curl_seek_callback value) {
    return curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, value);
}
static inline CURLcode csignet_set_open_socket(CURL *easy, curl_opensocket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}
static inline CURLcode csignet_set_close_socket(CURL *easy, curl_closesocket_callback value) {
    return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, value);
}
static inline CURLcode csignet_set_prerequest(CURL *easy, curl_prereq_callback value) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode csignet_set_resolver_start(CURL *easy, curl_resolver_start_callback value) {
    return curl_easy_setopt(easy, CURLOPT_RESOLVER_START_FUNCTION, value);
}

// OpenSSL's object for the connection of a transfer; NULL without TLS, or with another library's.
static inline void *csignet_get_openssl(CURL *easy) {
    struct curl_tlssessioninfo *info = NULL;
    if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK || !info) return NULL;
    return info->backend == CURLSSLBACKEND_OPENSSL ? info->internals : NULL;
}
static inline long csignet_get_long(CURL *easy, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}
static inline curl_off_t csignet_get_offset(CURL *easy, CURLINFO info) {
    curl_off_t value = 0;
    return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}
static inline curl_socket_t csignet_get_socket(CURL *easy) {
    curl_socket_t value = CURL_SOCKET_BAD;
    return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &value) == CURLE_OK ? value : CURL_SOCKET_BAD;
}
static inline const char *csignet_get_primary_ip(CURL *easy) {
    char *value = NULL;
    return curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &value) == CURLE_OK ? value : NULL;
}
static inline void *csignet_get_private(CURL *easy) {
    char *value = NULL;
    return curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}

static inline CURLMcode csignet_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode csignet_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
    return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode csignet_multi_set_socket(CURLM *multi, curl_socket_callback value) {
    return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
}
static const curl_socket_t csignet_socket_timeout = CURL_SOCKET_TIMEOUT;
static inline CURLSHcode csignet_share_tls_sessions(CURLSH *share) {
    return curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}
