/// Where what a process holds is going.
struct ResourceTrend {
    /// The least-squares slope of the resident set, in MiB a minute.
    let residentSlope: Double
    /// The mean number of descriptors in the first quarter of the samples, and in the last.
    let descriptors: (first: Double, last: Double)
    /// The largest number of descriptors.
    let mostDescriptors: Int

    /// Of samples taken after warming up.
    init(_ samples: [ResourceSample]) {
        let count = Double(samples.count)
        let time = samples.reduce(0) { $0 + $1.seconds } / count
        let resident = samples.reduce(0) { $0 + Double($1.residentKiB) } / count
        let covariance = samples.reduce(0) { $0 + ($1.seconds - time) * (Double($1.residentKiB) - resident) }
        let variance = samples.reduce(0) { $0 + ($1.seconds - time) * ($1.seconds - time) }
        residentSlope = variance > 0 ? covariance / variance * 60 / 1024 : 0
        let quarter = max(1, samples.count / 4)
        func mean(_ part: ArraySlice<ResourceSample>) -> Double {
            part.reduce(0) { $0 + Double($1.descriptors) } / Double(max(1, part.count))
        }
        descriptors = (mean(samples.prefix(quarter)), mean(samples.suffix(quarter)))
        mostDescriptors = samples.map(\.descriptors).max() ?? 0
    }
}
