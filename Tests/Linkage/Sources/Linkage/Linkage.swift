import Signet
import SignetSocket

@main
struct Linkage {
    static func main() async {
        let transport = SocketTransport().signing(
            service: "execute-api", region: "eu-west-1", credentials: EnvironmentCredentials())
        await transport.shutdown()
    }
}
