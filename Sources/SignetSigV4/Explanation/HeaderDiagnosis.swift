/// Why the lines of one signed header differ.
struct HeaderDiagnosis {
    private let name: String
    private let shownName: String
    private let ours: [UInt8]
    private let theirs: [UInt8]
    private let isOnlyTheirs: Bool

    init(name: String, ours: [UInt8]?, theirs: [UInt8]?) {
        self.name = name
        shownName = EscapedText.of(name.utf8, atMost: 64)
        self.ours = ours ?? []
        self.theirs = theirs ?? []
        isOnlyTheirs = ours == nil
    }

    /// Likeliest first. Empty for `x-amz-content-sha256`, which the payload hash explains.
    var findings: [Finding] {
        switch name {
        case _ where isOnlyTheirs: [.signedHeadersChanged(shownName)]
        case "x-amz-content-sha256" where !theirs.isEmpty: []
        case "x-amz-security-token", "x-amz-s3session-token":
            [theirs.isEmpty ? .sessionTokenMissing(.likely) : .sessionTokenMismatch(.likely)]
        case "accept-encoding": [.acceptEncodingRewritten(isRemoved: theirs.isEmpty)]
        case "host" where !theirs.isEmpty: [host]
        case "x-amz-date", "date": theirs.isEmpty ? [.headerDropped(shownName)] : [.dateChanged]
        // What the default policy leaves out is what hops are known to change.
        case _ where HeaderPolicy.standard.reasonUnsigned(FieldName(name)) != nil: [.hopHeaderSigned(shownName)]
        case _ where theirs.isEmpty: [.headerDropped(shownName)]
        default: [values ?? change]
        }
    }

    private var host: Finding {
        let (ourName, ourPort) = Self.split(ours)
        let (theirName, theirPort) = Self.split(theirs)
        if ourName.asciiLowercased == theirName.asciiLowercased, ourPort != theirPort {
            return .hostPort(sawPort: theirPort != nil)
        }
        return .hostChanged(onlyCase: ours.asciiLowercased == theirs.asciiLowercased)
    }

    /// What became of a list of values; `nil` if the values themselves are others.
    private var values: Finding? {
        let ourValues = Self.list(ours)
        let theirValues = Self.list(theirs)
        guard ourValues.count > 1 || theirValues.count > 1 else { return nil }
        let sorted = { (values: [[UInt8]]) in values.sorted { $0.lexicographicallyPrecedes($1) } }
        if sorted(ourValues) == sorted(theirValues) { return .headerJoined(shownName) }
        let theirSet = Set(theirValues)
        let ourSet = Set(ourValues)
        if theirValues.count > ourValues.count, ourSet.isSubset(of: theirSet) { return .headerAppended(shownName) }
        if theirValues.count < ourValues.count, theirSet.isSubset(of: ourSet) { return .headerValueLost(shownName) }
        return nil
    }

    private var change: Finding {
        if ours.withoutWhiteSpace == theirs.withoutWhiteSpace { return .headerWhitespaceChanged(shownName) }
        if isCharset { return .headerCharset(shownName) }
        return name == "content-type" ? .contentTypeRewritten : .headerRewritten(shownName)
    }

    /// Whether one is the other with its bytes taken for Latin-1 characters, or with what is not ASCII replaced.
    private var isCharset: Bool {
        guard ours.contains(where: { $0 >= 0x80 }) || theirs.contains(where: { $0 >= 0x80 }) else { return false }
        let asLatin1 = { (bytes: [UInt8]) in
            Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
        }
        let ascii = { (bytes: [UInt8]) in bytes.filter { $0 < 0x80 && $0 != UInt8(ascii: "?") } }
        return asLatin1(ours) == theirs || asLatin1(theirs) == ours || ascii(ours) == ascii(theirs)
    }

    private static func split(_ host: [UInt8]) -> (name: [UInt8], port: [UInt8]?) {
        // The colons of an IPv6 address stand within brackets.
        guard let colon = host.lastIndex(of: UInt8(ascii: ":")), !host[colon...].contains(UInt8(ascii: "]")) else {
            return (host, nil)
        }
        return (Array(host[..<colon]), Array(host[(colon + 1)...]))
    }

    private static func list(_ value: [UInt8]) -> [[UInt8]] {
        value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { item in
            let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
            return Array(item.drop { isSpace($0) }.reversed().drop { isSpace($0) }.reversed())
        }
    }
}
