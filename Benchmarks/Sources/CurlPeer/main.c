// libcurl-peer URL CA-FILE REQUESTS CONNECTIONS: libcurl's multi interface as a C program uses it, one handle a connection.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

struct transfer {
    CURL *easy;
    double start;
    size_t received;
};

struct client {
    CURLM *multi;
    struct transfer *transfers;
    long connections;
    double *latencies;
};

static double microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static double cpu_microseconds(const struct rusage *usage) {
    return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e6
        + (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    ((struct transfer *)context)->received += size * count;
    return size * count;
}

static void start(struct client *client, struct transfer *transfer) {
    transfer->received = 0;
    transfer->start = microseconds();
    curl_multi_add_handle(client->multi, transfer->easy);
}

// One finished transfer: its latency; ends the program when it failed.
static double finish(struct client *client, CURLMsg *message, struct transfer **transfer) {
    long status = 0;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)transfer);
    curl_easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &status);
    if (message->data.result != CURLE_OK || status != 200 || (*transfer)->received == 0) {
        fprintf(stderr, "libcurl-peer: %s, status %ld\n", curl_easy_strerror(message->data.result), status);
        exit(1);
    }
    double latency = microseconds() - (*transfer)->start;
    curl_multi_remove_handle(client->multi, (*transfer)->easy);
    return latency;
}

static void run(struct client *client, long count) {
    long started = 0, finished = 0;
    for (; started < client->connections && started < count; started++) start(client, &client->transfers[started]);
    while (finished < count) {
        int running, left;
        curl_multi_perform(client->multi, &running);
        CURLMsg *message;
        while ((message = curl_multi_info_read(client->multi, &left)) != NULL) {
            if (message->msg != CURLMSG_DONE) continue;
            struct transfer *transfer;
            client->latencies[finished++] = finish(client, message, &transfer);
            if (started < count) {
                started++;
                start(client, transfer);
            }
        }
        // A handle that was just added has something to do at once: the timeout is 0 then.
        if (finished < count) curl_multi_poll(client->multi, NULL, 0, 1000, NULL);
    }
}

static CURL *make_handle(struct transfer *transfer, const char *url, const char *authority) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_CAINFO, authority);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    return easy;
}

static int ascending(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

// The largest resident set, in KiB. Not ru_maxrss: that keeps the size of whatever forked this process.
static long peak_rss(void) {
    char line[256];
    long peak = 0;
    FILE *file = fopen("/proc/self/status", "r");
    if (file == NULL) return 0;
    while (fgets(line, sizeof(line), file) != NULL && sscanf(line, "VmHWM: %ld", &peak) != 1) {}
    fclose(file);
    return peak;
}

static void report(double *latencies, long count, double cpu, double wall, long peak) {
    qsort(latencies, (size_t)count, sizeof(double), ascending);
    printf(
        "{\"requests\":%ld,\"cpuMicroseconds\":%f,\"requestsPerSecond\":%f,\"p50Microseconds\":%f,"
        "\"p99Microseconds\":%f,\"peakRSSKiB\":%ld}\n",
        count, cpu / (double)count, (double)count / wall * 1e6, latencies[count / 2], latencies[count * 99 / 100], peak);
}

int main(int argc, char **argv) {
    if (argc != 5) return 64;
    long requests = atol(argv[3]), connections = atol(argv[4]);
    if (requests < 1 || connections < 1) return 64;
    long rounds = requests / 10 / connections;
    long warm_up = (rounds > 0 ? rounds : 1) * connections;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct client client = {
        .multi = curl_multi_init(),
        .transfers = calloc((size_t)connections, sizeof(struct transfer)),
        .connections = connections,
        .latencies = calloc((size_t)(requests > warm_up ? requests : warm_up), sizeof(double)),
    };
    curl_multi_setopt(client.multi, CURLMOPT_MAXCONNECTS, connections);
    for (long i = 0; i < connections; i++) {
        client.transfers[i].easy = make_handle(&client.transfers[i], argv[1], argv[2]);
    }
    run(&client, warm_up);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    double begin = microseconds();
    run(&client, requests);
    double wall = microseconds() - begin;
    getrusage(RUSAGE_SELF, &after);
    report(client.latencies, requests, cpu_microseconds(&after) - cpu_microseconds(&before), wall, peak_rss());
    for (long i = 0; i < connections; i++) curl_easy_cleanup(client.transfers[i].easy);
    curl_multi_cleanup(client.multi);
    return 0;
}
