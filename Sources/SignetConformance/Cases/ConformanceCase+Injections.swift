extension ConformanceCase {
    /// No byte of any text makes two requests of one, or adds a line to it (RFC 9112 §11.1).
    static let injections: [ConformanceCase] = InjectionPlace.allCases.map { place in
        ConformanceCase(
            "Each of the 256 bytes in \(place) is sent as it is, or refused with nothing sent",
            InjectionTrial(place: place))
    }
}
