package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.support.Certificates;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsTest {
  @Test
  void smoke() {
    run(
        async(
            () -> {
              var server =
                  await(
                      startServer(
                          (r, w) -> {
                            var line = await(r.readLine());
                            w.write(line);
                            await(w.drain());
                            w.close();
                          },
                          "localhost",
                          0,
                          ServerOptions.defaults().tls(Certificates.server())));
              int port = ((InetSocketAddress) server.sockets().get(0)).getPort();
              try (var c =
                  await(
                      openConnection(
                          "localhost",
                          port,
                          ConnectOptions.defaults().tls(Certificates.client())))) {
                c.writer().write("hello\n".getBytes());
                assertThat(await(c.reader().readLine())).isEqualTo("hello\n".getBytes());
                System.out.println(c.writer().extraInfo(TransportInfo.CIPHER));
                System.out.println(c.writer().extraInfo(TransportInfo.PEER_CERTIFICATE));
                assertThat(await(c.reader().read(1))).isEmpty();
              }
              server.close();
              await(server.waitClosed());
            }));
  }
}
