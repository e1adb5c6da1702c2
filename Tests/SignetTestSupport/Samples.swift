import Foundation

/// How many random samples a test takes.
public enum Samples {
    /// The whole number, or a tenth where SIGNET_SAMPLES is `few`: under a sanitizer, which makes each of them take many times
    /// as long, while what it looks for is in every one.
    public static func count(_ whole: Int) -> Int { areFew ? whole / 10 : whole }

    private static let areFew = ProcessInfo.processInfo.environment["SIGNET_SAMPLES"] == "few"
}
