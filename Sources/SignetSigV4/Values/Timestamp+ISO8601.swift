// The two ISO 8601 forms that AWS uses: basic in X-Amz-Date and scopes, extended in STS answers and credential files.
extension Timestamp {
    /// Parses the basic form, exactly `20150830T123600Z`; anything else is `nil`.
    public init?(iso8601Basic text: String) {
        self.init(iso8601Basic: text.utf8)
    }

    init?(iso8601Basic bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var reader = DigitReader(bytes)
        guard let year = reader.digits(4), let month = reader.digits(2), let day = reader.digits(2),
            reader.skip("T"), let hour = reader.digits(2), let minute = reader.digits(2), let second = reader.digits(2),
            reader.skip("Z")
        else { return nil }
        self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    /// Parses the extended form in UTC, `2015-08-30T12:36:00Z`; a fraction of a second is dropped.
    public init?(iso8601 text: String) {
        // 20 bytes without a fraction; no service sends more than nanoseconds.
        guard (20...30).contains(text.utf8.count) else { return nil }
        var reader = DigitReader(text.utf8)
        guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2), reader.skip("-"),
            let day = reader.digits(2), reader.skip("T"), let hour = reader.digits(2), reader.skip(":"),
            let minute = reader.digits(2), reader.skip(":"), let second = reader.digits(2)
        else { return nil }
        if reader.skip(".") {
            guard reader.digits(1) != nil else { return nil }
            while reader.digits(1) != nil {}
        }
        guard reader.skip("Z"), reader.isAtEnd else { return nil }
        self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    /// The basic form, `20150830T123600Z`: the value of `X-Amz-Date`.
    public var iso8601Basic: String {
        text(dateSeparator: nil, timeSeparator: nil)
    }

    /// The extended form, `2015-08-30T12:36:00Z`.
    public var iso8601: String {
        text(dateSeparator: UInt8(ascii: "-"), timeSeparator: UInt8(ascii: ":"))
    }

    /// The UTC day, `20150830`: the first part of a credential scope.
    public var dateStamp: String {
        String(iso8601Basic.prefix(8))
    }

    private func text(dateSeparator: UInt8?, timeSeparator: UInt8?) -> String {
        let date = CivilDate(daysSince1970: Int(day))
        let second = Int(secondsSince1970 - day * 86_400)
        return String(unsafeUninitializedCapacity: 20) { buffer in
            var count = 0
            func put(_ byte: UInt8?) {
                guard let byte else { return }
                buffer[count] = byte
                count += 1
            }
            func put(_ number: Int, width: Int) {
                var divisor = width == 4 ? 1000 : 10
                while divisor > 0 {
                    put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
                    divisor /= 10
                }
            }
            put(date.year, width: 4)
            put(dateSeparator)
            put(date.month, width: 2)
            put(dateSeparator)
            put(date.day, width: 2)
            put(UInt8(ascii: "T"))
            put(second / 3600, width: 2)
            put(timeSeparator)
            put(second / 60 % 60, width: 2)
            put(timeSeparator)
            put(second % 60, width: 2)
            put(UInt8(ascii: "Z"))
            return count
        }
    }

    private init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        // A leap second is refused: no AWS clock shows one (they smear).
        guard let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60 else {
            return nil
        }
        self.init(secondsSince1970: Int64(((date.daysSince1970 * 24 + hour) * 60 + minute) * 60 + second))
    }
}
