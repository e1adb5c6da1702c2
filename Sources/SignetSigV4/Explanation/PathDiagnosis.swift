/// Why two canonical paths differ.
struct PathDiagnosis {
    private let ours: [UInt8]
    private let theirs: [UInt8]
    private let rules: SigningRules?
    /// Whether the service of our scope is of the S3 family; `nil` if it is not known.
    private let isS3: Bool?

    init(ours: [UInt8], theirs: [UInt8], record: SigningRecord) {
        self.ours = ours
        self.theirs = theirs
        rules = record.rules
        isS3 = record.service.map { !SigningRules.forService($0).encodesPathTwice }
    }

    /// Likeliest first; never empty.
    var findings: [Finding] {
        let meaning = PercentDecoded.fully(ours)
        let otherMeaning = PercentDecoded.fully(theirs)
        if meaning == otherMeaning { return encodings }
        if PercentDecoded.plusAsSpace(meaning) == PercentDecoded.plusAsSpace(otherMeaning) {
            return [.plusReadAsSpace(in: "path", byService: meaning.contains(UInt8(ascii: "+")))]
        }
        if PercentDecoded.areEquivalentText(meaning, otherMeaning) { return [.unicodeNormalized(in: "path")] }
        let slash = [UInt8(ascii: "/")]
        if ours + slash == theirs || theirs + slash == ours {
            return [.trailingSlash(isAdded: theirs.count > ours.count)]
        }
        return normalizations ?? prefixes ?? [.pathRewritten(onlyCase: ours.asciiLowercased == theirs.asciiLowercased)]
    }

    /// The same path, encoded differently.
    private var encodings: [Finding] {
        if ours.asciiLowercased == theirs.asciiLowercased { return [.escapeCaseChanged(in: "path")] }
        if PercentDecoded.encodedPath(theirs) == ours {
            // A decoding proxy and a service that encodes once leave the same trace; our rules tell which is likely.
            switch rules?.encodesPathTwice {
            case false: return [.pathDecoded]
            case true where isS3 == false: return [.pathDecoded, .pathEncodedTwice(isOurRule: false)]
            default: return [.pathEncodedTwice(isOurRule: rules != nil), .pathDecoded.with(.possible)]
            }
        }
        if PercentDecoded.encodedPath(ours) == theirs {
            switch rules?.encodesPathTwice {
            case true: return [.pathReencoded]
            case false where isS3 == true: return [.pathReencoded, .pathEncodedOnce(isOurRule: false)]
            default: return [.pathEncodedOnce(isOurRule: rules != nil), .pathReencoded.with(.possible)]
            }
        }
        let escapes = { (path: [UInt8]) in path.count { $0 == UInt8(ascii: "%") } }
        return escapes(theirs) < escapes(ours) ? [.pathDecoded] : [.pathReencoded]
    }

    private var normalizations: [Finding]? {
        if Self.normalized(ours) == theirs {
            return rules?.normalizesPath == false && isS3 != true
                ? [.pathSignedRaw.with(.likely), .pathNormalized.with(.possible)] : [.pathNormalized]
        }
        if Self.normalized(theirs) == ours {
            return [.pathNormalizedBeforeSigning(isOurRule: rules?.normalizesPath != false)]
        }
        return nil
    }

    private var prefixes: [Finding]? {
        let root = [UInt8(ascii: "/")]
        if theirs.count < ours.count, theirs == root || ours.suffix(theirs.count) == theirs[...] {
            return [.pathPrefixRemoved(Array(ours.dropLast(theirs == root ? 0 : theirs.count)))]
        }
        if ours.count < theirs.count, ours == root || theirs.suffix(ours.count) == ours[...] {
            return [.pathPrefixAdded(Array(theirs.dropLast(ours == root ? 0 : ours.count)))]
        }
        return nil
    }

    /// Dot segments resolved and slashes merged; what is encoded stays so.
    private static func normalized(_ path: [UInt8]) -> [UInt8] {
        var normalized: [UInt8] = []
        path.withUnsafeBufferPointer {
            CanonicalURI.write(
                $0, rules: SigningRules(normalizesPath: true, encodesPathTwice: false), to: &normalized)
        }
        return normalized
    }
}
