package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.output;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a child is beside its program: session, process group, umask, user. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and setpriv, and looks into /proc")
class SessionsAndUsersTest {
  private static final boolean NATIVE = ChildJvm.MODE.equals("loop");
  private static final String FAMILY = "sleep 60 & cat /proc/$$/stat; wait";

  @TempDir Path folder;

  /** Reads the process group and the session of {@code child} from what it prints first. */
  private static String[] groupAndSession(AsyncProcess child) {
    var fields = text(await(child.stdout().readLine())).replaceAll(".*\\) ", "").split(" ");
    return new String[] {fields[2], fields[3]};
  }

  @Test
  @DisplayName("P-16 startNewSession makes the child the leader of a session and a process group")
  void session() {
    real(
        () -> {
          var options = OUT.startNewSession(true);
          try (var child = await(createSubprocessShell(options, FAMILY))) {
            var own = "" + child.pid();
            assertThat(groupAndSession(child)).containsExactly(own, own);
            child.killGroup();
            assertThat(await(child.waitFor())).isEqualTo(-9);
            assertThat(await(child.stdout().read(-1))).as("nobody is left who writes").isEmpty();
            child.killGroup();
          }
        });
  }

  @Test
  @DisplayName("P-16 a group can be sent any signal, also when its leader has ended")
  void signalToTheGroup() {
    real(
        () -> {
          var options = OUT.startNewSession(true);
          try (var child = await(createSubprocessShell(options, "sleep 60 & echo $!"))) {
            assertThat(await(child.waitFor())).isZero();
            child.sendSignalToGroup("INT"); // a shell has its background ignore it
            child.sendSignalToGroup("TERM");
            assertThat(text(await(child.stdout().read(-1)))).matches("\\d+\n");
          }
        });
  }

  @Test
  @DisplayName("P-16 processGroup joins a group or begins one where the system's call does it")
  void processGroup() {
    real(
        () -> {
          if (!NATIVE) {
            assertThatThrownBy(() -> output(OUT.processGroup(0), "true"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("--enable-native-access")
                .hasMessageContaining("startNewSession");
            return;
          }
          try (var leader = await(createSubprocessShell(OUT.processGroup(0), FAMILY))) {
            var own = groupAndSession(leader);
            assertThat(own[0]).isEqualTo("" + leader.pid()).isNotEqualTo(own[1]);
            var joining = OUT.processGroup(leader.pid()).stdout(Stdio.file(folder.resolve("out")));
            try (var member = await(createSubprocessExec(joining, "sleep", "60"))) {
              member.killGroup();
              assertThat(await(leader.waitFor())).isEqualTo(-9);
              assertThat(await(member.waitFor())).isEqualTo(-9);
            }
          }
        });
  }

  @Test
  @DisplayName("P-16 the group of this process is not for a child's killGroup")
  void noGroupOfItsOwn() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(OUT, "cat"))) {
            assertThatThrownBy(child::killGroup)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("startNewSession");
            assertThatThrownBy(() -> child.sendSignalToGroup("NONE"))
                .isInstanceOf(IllegalArgumentException.class);
          }
        });
  }

  @Test
  @DisplayName("P-16 umask is the child's, whose environment and exit code stay as they are")
  void umask() {
    real(
        () -> {
          var file = folder.resolve("made");
          assertThat(output(OUT.umask(027).directory(folder), "touch", "made")).isEmpty();
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-r-----");
          var only = OUT.umask(0).environment(Map.of("ONLY", "this"));
          assertThat(output(only, "env")).isEqualTo("ONLY=this\n");
          try (var child = await(createSubprocessExec(OUT.umask(077), "sh", "-c", "kill -9 $$"))) {
            assertThat(await(child.waitFor())).isEqualTo(-9);
          }
          assertThatThrownBy(() -> output(OUT.umask(077), "no-such-program"))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("no-such-program");
        });
  }

  @Test
  @DisplayName("P-16 user and group are the child's; what cannot be is an error of the start")
  void user() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may change the user");
    real(
        () -> {
          assertThat(output(OUT.user("65534"), "id", "-u")).isEqualTo("65534\n");
          assertThat(output(OUT.user("nobody").group("7"), "id", "-g")).isEqualTo("7\n");
          var all = OUT.user("nobody").umask(077).startNewSession(true);
          assertThat(output(all, "sh", "-c", "id -u; umask")).isEqualTo("65534\n0077\n");
          assertThatThrownBy(() -> output(OUT.user("no-such-user"), "id"))
              .isInstanceOf(UncheckedIOException.class)
              .hasMessageContaining("no-such-user");
        });
  }

  @Test
  @DisplayName("P-16 options that nothing can be are refused")
  void refusals() {
    var refused = IllegalArgumentException.class;
    assertThatThrownBy(() -> OUT.umask(-1)).isInstanceOf(refused);
    assertThatThrownBy(() -> OUT.umask(01000)).isInstanceOf(refused);
    assertThatThrownBy(() -> OUT.processGroup(-1)).isInstanceOf(refused);
    assertThatThrownBy(() -> OUT.user("")).isInstanceOf(refused);
    assertThatThrownBy(() -> OUT.group("a\0")).isInstanceOf(refused);
    real(
        () ->
            assertThatThrownBy(() -> output(OUT.startNewSession(true).processGroup(5), "true"))
                .isInstanceOf(refused)
                .hasMessageContaining("processGroup(5)"));
  }
}
