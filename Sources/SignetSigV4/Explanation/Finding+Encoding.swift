// What happens to paths and queries alike.
extension Finding {
    static func plusReadAsSpace(in place: String, byService: Bool) -> Finding {
        Finding(
            .plusReadAsSpace, .likely,
            byService
                ? "A '+' in the \(place) was read as a space by the service, or by something before it, as forms are read; it "
                    + "was signed as a plus sign."
                : "A space in the \(place) was sent as '+', as forms are written, and the service takes that for a plus sign.",
            remedy:
                "Never send a bare '+': write %2B for a plus sign and %20 for a space, before the request is signed.")
    }

    static func escapeCaseChanged(in place: String) -> Finding {
        Finding(
            .escapeCaseChanged, .likely,
            "The percent-escapes of the \(place) are in another case, %2f against %2F.",
            remedy:
                "Canonical escapes are in upper case: correct the side that writes them in lower case, or send them in "
                + "upper case from the start.")
    }

    static func unicodeNormalized(in place: String) -> Finding {
        Finding(
            .unicodeNormalized, .likely,
            "The \(place) holds the same characters in another Unicode normalisation form: an accented letter as one code "
                + "point on one side and as two on the other (NFC, NFD).",
            remedy:
                "Normalise names (to NFC) before the request is made; file systems and clipboards are where the other "
                + "form comes from.")
    }
}
