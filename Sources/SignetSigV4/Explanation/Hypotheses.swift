/// The guesses at one request: some forty, one change each.
struct Hypotheses {
    let arrived: CanonicalRequestText
    let isPresigned: Bool
    let rules: SigningRules
    /// The target as it arrived.
    let path: [UInt8]
    let body: [UInt8]?

    var all: [Hypothesis] { methods + paths + queries + headers + payloads }

    private var methods: [Hypothesis] {
        let method = String(decoding: arrived.method, as: UTF8.self)
        return ["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH"].filter { $0 != method }.map { other in
            Hypothesis(
                isPresigned ? .presignedOtherMethod : .methodChanged(to: EscapedText.of(method.utf8, atMost: 16)),
                arrived.with(method: Array(other.utf8)))
        }
    }

    private var paths: [Hypothesis] {
        let path = arrived.path
        var guesses: [(Finding, [UInt8])] = []
        let once = canonical(self.path, SigningRules(normalizesPath: rules.normalizesPath, encodesPathTwice: false))
        let twice = canonical(self.path, SigningRules(normalizesPath: rules.normalizesPath, encodesPathTwice: true))
        guesses.append((.pathEncodedOnce(isOurRule: true), once))
        guesses.append((.pathEncodedTwice(isOurRule: true), twice))
        let raw = SigningRules(normalizesPath: false, encodesPathTwice: rules.encodesPathTwice)
        let normal = SigningRules(normalizesPath: true, encodesPathTwice: rules.encodesPathTwice)
        guesses.append((.pathSignedRaw, canonical(self.path, raw)))
        guesses.append((.pathNormalizedBeforeSigning(isOurRule: true), canonical(self.path, normal)))
        guesses.append((.pathEncodedOnce(isOurRule: true), canonical(self.path, .s3)))
        guesses.append((.pathDecoded, PercentDecoded.encodedPath(path)))
        guesses.append((.pathReencoded, PercentDecoded.once(path)))
        let slash = UInt8(ascii: "/")
        guesses.append((.trailingSlash(isAdded: false), path + [slash]))
        if path.last == slash { guesses.append((.trailingSlash(isAdded: true), path.dropLast())) }
        for (space, plus) in [("%20", "%2B"), ("%2520", "%252B"), ("%2520", "%2B")] {
            guesses.append((.plusReadAsSpace(in: "path", byService: true), path.replacing(space, with: plus)))
            guesses.append((.plusReadAsSpace(in: "path", byService: false), path.replacing(plus, with: space)))
        }
        return guesses.filter { $0.1 != path }.map { Hypothesis($0.0, arrived.with(path: $0.1)) }
    }

    private var queries: [Hypothesis] {
        let query = arrived.query
        var guesses: [(Finding, [UInt8])] = [
            (.plusReadAsSpace(in: "query", byService: true), query.replacing("%20", with: "%2B")),
            (.plusReadAsSpace(in: "query", byService: false), query.replacing("%2B", with: "%20")),
            (.queryReencoded, query.replacing("%25", with: "%")),
        ]
        let parameters = query.split(separator: UInt8(ascii: "&")).map { Array($0) }
        // Each costs a hash: more than 32 are not tried.
        for index in parameters.indices.prefix(32) {
            var others = parameters
            let name = PercentDecoded.once(Array(others.remove(at: index).prefix { $0 != UInt8(ascii: "=") }))
            let rest = Array(others.joined(separator: [UInt8(ascii: "&")]))
            guesses.append((.queryParameterAdded([EscapedText.of(name, atMost: 48)]), rest))
        }
        return guesses.filter { $0.1 != query }.map { Hypothesis($0.0, arrived.with(query: $0.1)) }
    }

    private func canonical(_ path: [UInt8], _ rules: SigningRules) -> [UInt8] {
        var canonical: [UInt8] = []
        path.withUnsafeBufferPointer { CanonicalURI.write($0, rules: rules, to: &canonical) }
        return canonical
    }
}

extension Hypotheses {
    /// What clients say they accept, most usual first.
    private static let encodings = [
        "", "gzip", "identity", "gzip, deflate", "gzip, deflate, br", "gzip, deflate, br, zstd", "gzip,deflate", "*",
        "br, gzip, deflate", "deflate, gzip", "deflate, gzip, br, zstd",
    ]

    private var headers: [Hypothesis] {
        arrived.headers.flatMap { header -> [Hypothesis] in
            let name = EscapedText.of(header.name.utf8, atMost: 64)
            let guesses: [(Finding, [UInt8])]
            switch header.name {
            case "host": guesses = hosts(header.value)
            case "accept-encoding":
                guesses = Self.encodings.map { (.acceptEncodingRewritten(isRemoved: false), Array($0.utf8)) }
            case "content-type":
                guesses = [(.contentTypeRewritten, Array(header.value.prefix { $0 != UInt8(ascii: ";") }))]
            default:
                // The last of several values may have been appended, and a list joined with a space.
                let comma = header.value.lastIndex(of: UInt8(ascii: ","))
                guesses =
                    comma.map {
                        [
                            (.headerAppended(name), Array(header.value[..<$0])),
                            (.headerJoined(name), header.value.replacing(", ", with: ",")),
                            (.headerJoined(name), header.value.replacing(",", with: ", ")),
                        ]
                    } ?? []
            }
            return guesses.filter { $0.1 != header.value }.map {
                Hypothesis($0.0, arrived.with(header: header.name, value: $0.1))
            }
        }
    }

    private func hosts(_ host: [UInt8]) -> [(Finding, [UInt8])] {
        let colon = host.lastIndex(of: UInt8(ascii: ":"))
        let bare = colon.map { Array(host[..<$0]) } ?? host
        return ["", ":443", ":80", ":8080", ":8443", ":8000", ":9000", ":3000", ":4566"].map { port in
            (.hostPort(sawPort: colon != nil), bare + Array(port.utf8))
        } + [(.hostChanged(onlyCase: true), host.asciiLowercased)]
    }

    private var payloads: [Hypothesis] {
        var guesses: [(Finding, String)] = [
            (.unsignedPayloadRefused, PayloadHash.unsigned.value), (.bodyNotSigned, PayloadHash.empty.value),
        ]
        if let body {
            guesses.append((.payloadTakenAsUnsigned, PayloadHash.sha256(of: body).value))
            for rewriting in BodyRewriting.allCases {
                for candidate in rewriting.candidates(body) {
                    guesses.append((.bodyReserialized(rewriting.rawValue), PayloadHash.sha256(of: candidate).value))
                }
            }
        }
        return guesses.filter { Array($0.1.utf8) != arrived.payloadHash }.map {
            Hypothesis($0.0, arrived.with(payload: Array($0.1.utf8)))
        }
    }
}
