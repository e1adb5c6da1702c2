import Foundation

/// How many random samples a test takes.
public enum Samples {
    /// The whole number, or a tenth where SIGNET_SAMPLES is `few`: under a sanitizer, which makes each of them take many times
    /// as long. What only a rare one would show it, `make fuzz` looks for.
    public static func count(_ whole: Int) -> Int { areFew ? whole / 10 : whole }

    private static let areFew = ProcessInfo.processInfo.environment["SIGNET_SAMPLES"] == "few"
}
