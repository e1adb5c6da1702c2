import SignetCore
import Testing

@Suite("Moments")
struct MomentTests {
    @Test(
        "A moment made of an instant is as far from now as the instant",
        arguments: [.zero, .milliseconds(1), .seconds(3600), .seconds(-5), .seconds(1_000_000_000)] as [Duration])
    func conversion(_ distance: Duration) {
        let before = Moment.now
        let moment = Moment(ContinuousClock.now + distance)
        let after = Moment.now
        // Between the two questions the clock may have gone on, but by no more than all of this took.
        #expect(moment <= after + distance && moment >= before + distance + (before - after))
    }

    @Test("An instant is itself again when it has been a moment")
    func roundTrip() {
        let instant = ContinuousClock.now + .nanoseconds(123_456_789)
        #expect(ContinuousClock.Instant(Moment(instant)) == instant)
        #expect(RequestOptions(deadline: instant).deadline == instant)
    }

    @Test("Moments are ordered, and their distance is a duration")
    func order() {
        let one = Moment.now
        let other = one + .nanoseconds(1)
        #expect(one < other && other - one == .nanoseconds(1) && one + (other - one) == other)
        #expect(one <= Moment.now)
    }
}
