#if URLSession
    import SignetCore
    import Testing

    @testable import SignetURLSession

    @Suite struct EnvironmentProxyTests {
        private static let proxy = "http://proxy.example:3128"

        @Test(
            "A request that the environment would send through a proxy is refused, with the variable's name",
            arguments: [
                ("http://a.example/", ["http_proxy": proxy], "http_proxy"),
                ("https://a.example/", ["https_proxy": proxy], "https_proxy"),
                ("https://a.example/", ["HTTPS_PROXY": proxy], "HTTPS_PROXY"),
                ("http://a.example/", ["all_proxy": proxy], "all_proxy"),
                ("https://a.example/", ["ALL_PROXY": proxy, "no_proxy": "b.example"], "ALL_PROXY"),
                ("http://a.example/", ["http_proxy": proxy, "no_proxy": "example.com, xa.example"], "http_proxy"),
                ("http://10.0.0.1/", ["http_proxy": proxy, "no_proxy": "10.0.0.0/8"], "http_proxy"),
            ])
        func refuses(url: String, environment: [String: String], variable: String) throws {
            let origin = try RequestURL(url).origin
            let error = #expect(throws: TransportError.self) {
                try EnvironmentProxy.refuse(for: origin) { environment[$0] }
            }
            #expect(error?.kind == .unsupported)
            #expect(error?.requestMayHaveBeenSent == false)
            #expect(error?.reason.contains(variable) == true)
        }

        @Test(
            "A request that no variable applies to is let through",
            arguments: [
                ("http://a.example/", [:]),
                ("http://a.example/", ["http_proxy": ""]),
                ("http://a.example/", ["HTTP_PROXY": proxy]),
                ("http://a.example/", ["https_proxy": proxy]),
                ("https://a.example/", ["http_proxy": proxy]),
                ("http://a.example/", ["http_proxy": proxy, "no_proxy": "*"]),
                ("http://a.example/", ["http_proxy": proxy, "no_proxy": "b,A.example"]),
                ("http://x.a.example/", ["http_proxy": proxy, "NO_PROXY": ".a.example"]),
                ("http://x.a.example/", ["http_proxy": proxy, "no_proxy": "a.example c"]),
            ])
        func letsThrough(url: String, environment: [String: String]) throws {
            let origin = try RequestURL(url).origin
            #expect(throws: Never.self) { try EnvironmentProxy.refuse(for: origin) { environment[$0] } }
        }
    }
#endif
