#if Socket
    import Glibc

    /// `IMF-fixdate` (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
    struct HTTPDate: CustomStringConvertible {
        let description: String

        /// The date of `time`, in seconds since 1970.
        init(_ time: time_t) {
            var time = time
            var parts = tm()
            gmtime_r(&time, &parts)
            // The names are fixed by the RFC: strftime would take them from the locale.
            let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            let day = days[Int(parts.tm_wday)]
            let month = months[Int(parts.tm_mon)]
            let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(Self.twoDigits).joined(separator: ":")
            description = "\(day), \(Self.twoDigits(parts.tm_mday)) \(month) \(1900 + Int(parts.tm_year)) \(clock) GMT"
        }

        /// The date of this moment.
        static var now: HTTPDate { HTTPDate(time(nil)) }

        private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    }
#endif
