package dev.asyncio4j.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to hosts with several addresses, which {@link ManyAddresses} makes. */
class ManyAddressesTest {
  private static final List<String> HOSTS =
      List.of(
          "127.0.0.2 v4",
          "127.0.0.3 v4",
          "127.0.0.1 v4",
          "127.0.0.2 both",
          "127.0.0.3 both",
          "127.0.0.4 both",
          "::1 both",
          "127.0.0.2 dead",
          "127.0.0.3 dead");

  private static final Map<String, String> said = new HashMap<>();

  @BeforeAll
  static void runTheProgram(@TempDir Path directory) throws Exception {
    var hosts = Files.write(directory.resolve("hosts"), HOSTS);
    var process =
        ChildJvm.running(
                ManyAddresses.class,
                List.of("-Djdk.net.hosts.file=" + hosts, "-XX:+DisableAttachMechanism"))
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    for (var line : output.lines().toList()) {
      var parts = line.split("=", 2);
      if (parts.length == 2) said.put(parts[0], parts[1]);
    }
  }

  @Test
  @DisplayName("CONN-02 all addresses are tried in order; several failures are one message")
  void severalFailures() {
    assertThat(said.get("refused"))
        .isEqualTo(
            "Multiple exceptions: Connect call failed v4/127.0.0.2:PORT: Connection refused,"
                + " Connect call failed v4/127.0.0.3:PORT: Connection refused,"
                + " Connect call failed v4/127.0.0.1:PORT: Connection refused");
  }

  @Test
  @DisplayName("CONN-02 the first address that accepts is taken")
  void firstSuccess() {
    assertThat(said.get("second")).isEqualTo("v4/127.0.0.1");
  }

  @Test
  @DisplayName("CONN-03 allErrors gives a group with the failure of every address")
  void allErrors() {
    assertThat(said.get("refused all"))
        .isEqualTo("createConnection failed (3 sub-exceptions) [127.0.0.2, 127.0.0.3, 127.0.0.1]");
  }

  @Test
  @DisplayName("CONN-05 addresses of another family than the local address are skipped")
  void otherFamilies() {
    assertThat(said.get("local"))
        .contains("no matching local address with family=INET found")
        .contains(", 0:0:0:0:0:0:0:1]");
  }

  @Test
  @DisplayName("CONN-06 a dead first address costs no more than the delay")
  void deadFirstAddress() {
    assertThat(said.get("eyeballs")).isEqualTo("v4/127.0.0.3");
    assertThat(said.get("in time")).isEqualTo("yes");
  }

  @Test
  @DisplayName("CONN-06 with a delay the families take turns, and as interleave says")
  void interleaved() {
    var one = "0:0:0:0:0:0:0:1";
    assertThat(said.get("order")).endsWith("[127.0.0.2, 127.0.0.3, 127.0.0.4, " + one + "]");
    assertThat(said.get("interleaved")).endsWith("[127.0.0.2, " + one + ", 127.0.0.3, 127.0.0.4]");
    assertThat(said.get("interleaved 2"))
        .endsWith("[127.0.0.2, 127.0.0.3, " + one + ", 127.0.0.4]");
  }

  @Test
  @DisplayName("CONN-06 losers and cancelled attempts leave no socket open")
  void nothingIsLeaked() {
    assertThat(said.get("cancelled")).isEqualTo("yes");
    assertThat(said.get("left open")).isEqualTo("[]");
  }

  @Test
  void onlyTheFamilyThatWasAskedFor() {
    assertThat(said.get("ipv6")).endsWith("[0:0:0:0:0:0:0:1]");
  }
}
