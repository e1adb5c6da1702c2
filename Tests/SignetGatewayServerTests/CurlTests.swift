#if Socket
    import Foundation
    import SignetGatewayServer
    import Testing

    /// The system's curl as the client.
    struct CurlTests {
        @Test("curl gets and posts over http and https, and the handler sees every byte", arguments: [false, true])
        func exchanges(isSecure: Bool) async throws {
            try await withServer { endpoints in
                let url = try #require(isSecure ? endpoints.httpsURL : endpoints.httpURL)
                let caFile = try #require(endpoints.caFile)
                let host = url.split(separator: "/")[1]
                let curl = try await Command.curl(
                    "--cacert", caFile, "--path-as-is", "-A", "test", url + "/a/../%7e?b=%20&a=1", "-H", "X-A: 1", "-H",
                    "x-a:  2 ")
                #expect(curl.status == 0)
                #expect(
                    curl.output
                        == "GET /a/../%7e?b=%20&a=1 \(host) \(url)\nUser-Agent=test\nAccept=*/*\nX-A=1\nx-a=2\n\n")
                let post = try await Command.curl(
                    "--cacert", caFile, "-A", "test", "-H", "Content-Type:", "-H", "Accept:", "-d", "hello",
                    url + "/post")
                #expect(post.output == "POST /post \(host) \(url)\nUser-Agent=test\nContent-Length=5\n\nhello")
            }
        }

        @Test("A chunked upload arrives whole, and no field says it was chunked")
        func chunked() async throws {
            try await withServer { endpoints in
                let url = try #require(endpoints.httpsURL)
                let folder = try FileManager.default.url(
                    for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: URL(fileURLWithPath: "/tmp/x"),
                    create: true)
                defer { try? FileManager.default.removeItem(at: folder) }
                let file = folder.appendingPathComponent("body")
                let body = String(repeating: "0123456789abcdef", count: 64 * 1024)
                try Data(body.utf8).write(to: file)
                let curl = try await Command.curl(
                    "--cacert", endpoints.caFile ?? "", "-H", "Transfer-Encoding: chunked", "-T", file.path, url + "/up"
                )
                #expect(curl.status == 0)
                #expect(curl.output.hasSuffix("\n\n" + body))
                #expect(!curl.output.prefix(400).lowercased().contains("transfer-encoding"))
            }
        }

        @Test("The certificate is for this machine by all its names", arguments: ["localhost", "127.0.0.1"])
        func names(host: String) async throws {
            try await withServer { endpoints in
                let url = "https://\(host):\(endpoints.httpsPort ?? 0)/"
                let curl = try await Command.curl("-4", "--cacert", endpoints.caFile ?? "", "-o", "/dev/null", url)
                #expect(curl.status == 0, "\(curl.output)")
            }
        }

        @Test("curl refuses the certificate for another name, and without the authority's file")
        func refusals() async throws {
            try await withServer { endpoints in
                let port = endpoints.httpsPort ?? 0
                let other = try await Command.curl(
                    "--cacert", endpoints.caFile ?? "", "--resolve", "other.example:\(port):127.0.0.1",
                    "https://other.example:\(port)/")
                #expect(other.status == 60)
                #expect(other.output.contains("other.example"))
                let unknown = try await Command.curl("https://127.0.0.1:\(port)/")
                #expect(unknown.status == 60)
            }
        }

        @Test("Plain HTTP on the TLS port, and TLS on the plain one, end at once")
        func wrongScheme() async throws {
            try await withServer { endpoints in
                let plain = try await Command.curl("http://127.0.0.1:\(endpoints.httpsPort ?? 0)/")
                #expect(plain.status != 0 && plain.status != 28)
                let secure = try await Command.curl("-k", "https://127.0.0.1:\(endpoints.httpPort ?? 0)/")
                #expect(secure.status == 35)
            }
        }

        @Test("One TLS connection carries several requests, and the authority's certificate is not the server's")
        func reuse() async throws {
            try await withServer { endpoints in
                let url = try #require(endpoints.httpsURL)
                let curl = try await Command.curl(
                    "--cacert", endpoints.caFile ?? "", "-o", "/dev/null", "-w", "%{num_connects} ", url + "/1", "-o",
                    "/dev/null", url + "/2", "-o", "/dev/null", url + "/3")
                #expect(curl.output == "1 0 0 ")
            }
        }

        @Test("curl waits for 100 Continue and gets it")
        func expectContinue() async throws {
            try await withServer { endpoints in
                let curl = try await Command.curl(
                    "-v", "-H", "Expect: 100-continue", "--expect100-timeout", "25", "-d", "hello",
                    (endpoints.httpURL ?? "") + "/")
                #expect(curl.output.contains("HTTP/1.1 100 Continue"))
                #expect(curl.output.hasSuffix("\n\nhello"))
            }
        }
    }
#endif
