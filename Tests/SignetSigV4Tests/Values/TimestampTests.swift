import Foundation
import Testing

@testable import SignetSigV4

@Suite("Timestamps")
struct TimestampTests {
    @Test("The two ISO 8601 forms are written and read")
    func forms() throws {
        let moment = try #require(Timestamp(iso8601Basic: "20150830T123600Z"))
        #expect(moment.secondsSince1970 == 1_440_938_160)
        #expect(moment.iso8601Basic == "20150830T123600Z")
        #expect(moment.iso8601 == "2015-08-30T12:36:00Z")
        #expect(moment.dateStamp == "20150830")
        #expect(Timestamp(iso8601: "2015-08-30T12:36:00Z") == moment)
        #expect(Timestamp(iso8601: "2015-08-30T12:36:00.999999999Z") == moment)
        #expect(moment.adding(seconds: -1).iso8601 == "2015-08-30T12:35:59Z")
    }

    @Test("Dates from 1600 to 2400 are those of Foundation's calendar")
    func calendar() throws {
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -135_140, through: 157_054, by: 7) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = gregorian.dateComponents([.year, .month, .day], from: date)
            let civil = CivilDate(daysSince1970: day)
            #expect(civil.year == parts.year && civil.month == parts.month && civil.day == parts.day)
            #expect(civil.daysSince1970 == day)
        }
    }

    @Test("Random moments survive both forms")
    func roundTrip() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<2000 {
            let moment = Timestamp(
                secondsSince1970: Int64.random(in: -62_135_596_800...253_402_300_799, using: &random))
            #expect(Timestamp(iso8601Basic: moment.iso8601Basic) == moment)
            #expect(Timestamp(iso8601: moment.iso8601) == moment)
        }
    }

    @Test("Moments beyond the years 1 to 9999 are clamped, and sums do not overflow")
    func clamping() {
        #expect(Timestamp(secondsSince1970: .max).iso8601 == "9999-12-31T23:59:59Z")
        #expect(Timestamp(secondsSince1970: .min).iso8601 == "0001-01-01T00:00:00Z")
        #expect(Timestamp(secondsSince1970: 0).adding(seconds: .max).iso8601 == "9999-12-31T23:59:59Z")
        #expect(Timestamp(secondsSince1970: -1).adding(seconds: .min).iso8601 == "0001-01-01T00:00:00Z")
    }

    @Test(
        "What is not a moment is refused",
        arguments: [
            "", "20150830T123600", "20150830T123600z", "20150830t123600Z", "20150830 123600Z", "2015083T0123600Z",
            "20150229T000000Z", "20150431T000000Z", "20151301T000000Z", "20150001T000000Z", "20150100T000000Z",
            "00000101T000000Z", "20150101T240000Z", "20150101T006000Z", "20150101T000060Z", "+0150830T123600Z",
            "20150830T123600Z ", "２015083T123600Z", "19000229T000000Z",
        ])
    func invalidBasic(text: String) {
        #expect(Timestamp(iso8601Basic: text) == nil)
    }

    @Test(
        "What is not an extended UTC moment is refused",
        arguments: [
            "", "20150830T123600Z", "2015-08-30T12:36:00", "2015-08-30T12:36:00+00:00", "2015-08-30T12:36:00.Z",
            "2015-08-30T12:36:00.1", "2015-08-30 12:36:00Z", "2015-02-29T00:00:00Z", "2015-08-30T12:36:00.0000000000Z",
            "2015-08-30T12:36:00Zx",
        ])
    func invalidExtended(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }
}
