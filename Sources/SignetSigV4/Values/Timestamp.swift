/// A moment in whole seconds since 1970-01-01T00:00:00Z.
///
/// Signing reads no clock: every date is a parameter. The calendar is computed with integers alone, so a timestamp
/// needs no Foundation and no locale. Years 1 to 9999 have a textual form; other moments are clamped to that range.
public struct Timestamp: Hashable, Sendable {
    /// Seconds since the Unix epoch; negative before 1970.
    public let secondsSince1970: Int64

    /// Creates a timestamp, clamped to 0001-01-01T00:00:00Z … 9999-12-31T23:59:59Z.
    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = min(max(secondsSince1970, -62_135_596_800), 253_402_300_799)
    }

    /// The moment `seconds` later (earlier if negative), clamped to the range of the type.
    public func adding(seconds: Int64) -> Timestamp {
        let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
        return Timestamp(secondsSince1970: overflow ? (seconds > 0 ? .max : .min) : sum)
    }

    /// Whole UTC days since 1970-01-01.
    var day: Int64 {
        let (day, second) = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
        return second < 0 ? day - 1 : day
    }

    /// The seconds from `other` to this moment; negative if this one is earlier.
    public func seconds(since other: Timestamp) -> Int64 {
        secondsSince1970 - other.secondsSince1970
    }
}

extension Timestamp: Comparable {
    /// Whether `left` is the earlier moment.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

extension Timestamp: CustomStringConvertible {
    /// The moment as `2015-08-30T12:36:00Z`.
    public var description: String { iso8601 }
}
