package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.http.web.WebSites.app;
import static dev.asyncio4j.http.web.WebSites.reply;
import static dev.asyncio4j.http.web.WebSites.send;
import static dev.asyncio4j.http.web.WebSites.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTest;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  private static dev.asyncio4j.streams.Connection connect(int port) {
    return await(dev.asyncio4j.Asyncio.openConnection("127.0.0.1", port));
  }

  @Test
  @DisplayName("HTTP-W-22 a port in use: the exception names it, and the sites before are closed")
  void portInUse() {
    serving(
        app(),
        site -> {
          var other = AppRunner.create(app());
          await(other.setup());
          var second = Site.tcp(other, "127.0.0.1", site.port());
          assertThatThrownBy(() -> await(second.start()))
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(BindException.class)
              .hasMessageContaining("" + site.port());
          await(other.cleanup());
        });
  }

  @Test
  @DisplayName("HTTP-W-27 a site that stops and another on the same port at once")
  void restart() {
    serving(
        app(Web.get("/", r -> Response.text("x"))),
        site -> {
          int port = site.port();
          assertThat(site.get("/").body()).isEqualTo("x");
          await(site.site.stop());
          var again = Site.tcp(site.runner, "127.0.0.1", port);
          await(again.start());
          assertThat(again.port()).isEqualTo(port);
          assertThat(site.runner.sites()).containsExactly(again);
          try (var connection = connect(port)) {
            send(connection, GET);
            assertThat(reply(connection)).endsWith("x");
          }
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("HTTP-W-27 two hundred servers, one after the other, leave nothing")
  void manyServers() {
    for (int i = 0; i < 200; i++) {
      var runner = AppRunner.create(app(Web.get("/", r -> Response.text("x"))));
      await(runner.setup());
      var site = Site.tcp(runner, "127.0.0.1", 0);
      await(site.start());
      try (var connection = connect(site.port())) {
        send(connection, GET);
        assertThat(reply(connection)).endsWith("x");
        await(runner.cleanup());
        assertThat(await(connection.reader().read(1))).isEmpty();
      }
    }
    assertThat(dev.asyncio4j.Asyncio.allTasks()).hasSize(1);
  }

  @Test
  @DisplayName(
      "HTTP-W-28 a unix site: its file goes with it; a dead server's file is replaced, a live one's"
          + " not")
  void unixSite(@TempDir Path folder) {
    var path = folder.resolve("s");
    run(
        async(
            () -> {
              try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                dead.bind(UnixDomainSocketAddress.of(path));
              }
              assertThat(path).exists();
              var runner =
                  AppRunner.create(app(Web.get("/", r -> Response.text("unix " + r.remote()))));
              await(runner.setup());
              var site = Site.unix(runner, path);
              await(site.start());
              assertThat(site.name()).isEqualTo("http://unix:" + path + ":");
              try (var connection = await(openUnixConnection(path))) {
                send(connection, GET);
                assertThat(reply(connection)).endsWith("unix null");
              }
              assertThatThrownBy(() -> await(Site.unix(runner, path).start(), BindException.class))
                  .isInstanceOf(BindException.class)
                  .hasMessageContaining(path.toString());
              assertThat(Files.exists(path)).isTrue();
              await(runner.cleanup());
              assertThat(path).doesNotExist();
            }));
  }
}
