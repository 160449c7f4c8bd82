package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.PIPED;
import static dev.asyncio4j.subprocess.Children.output;
import static dev.asyncio4j.subprocess.Children.real;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.transports.TransportInfo;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a child finds when it starts, whichever way it was started. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
class ChildsViewTest {
  @TempDir Path folder;

  private static void assumeNative() {
    assumeTrue(ChildJvm.MODE.equals("loop"), "native access is enabled in the run loop only");
  }

  @Test
  @DisplayName("SUBPROC-01 a child has its three streams and no other descriptor of ours")
  void descriptors() throws Exception {
    try (var open = ServerSocketChannel.open()) {
      real(
          () -> {
            assertThat(open.isOpen()).isTrue();
            var list = "ls /proc/self/fd"; // which has its directory open as 3
            try (var other = await(createSubprocessExec(PIPED, "cat"))) {
              assertThat(output(PIPED, list.split(" ")).lines())
                  .containsExactly("0", "1", "2", "3");
              other.stdin().close();
            }
          });
    }
  }

  @Test
  void streamsOfEachKind() {
    real(
        () -> {
          var nothing = PIPED.stdin(Stdio.DEVNULL).stderr(Stdio.DEVNULL);
          assertThat(output(nothing, "sh", "-c", "cat; echo lost >&2; echo kept"))
              .isEqualTo("kept\n");
          assertThat(output(PIPED.stderr(Stdio.STDOUT), "sh", "-c", "echo a; echo b >&2; echo c"))
              .isEqualTo("a\nb\nc\n");
          var links = output(nothing, "readlink", "/proc/self/fd/0", "/proc/self/fd/2");
          assertThat(links).isEqualTo("/dev/null\n/dev/null\n");
        });
  }

  @Test
  void itsPipesBlock() {
    real(
        () -> {
          var flags = output(PIPED, "sh", "-c", "cat /proc/self/fdinfo/1 | grep flags");
          var octal = flags.replace("flags:", "").strip();
          assertThat(Integer.parseInt(octal, 8) & 0x800).isZero();
        });
  }

  @Test
  void aNativeStartBlocksNoSignal() {
    assumeNative();
    real(
        () -> {
          var blocked = output(OUT, "grep", "SigBlk", "/proc/self/status");
          assertThat(blocked).isEqualTo("SigBlk:\t0000000000000000\n");
        });
  }

  @Test
  @DisplayName("SUBPROC-01 arguments, environment and directory come as they were given")
  void whatItIsGiven() throws Exception {
    var directory = Files.createDirectory(folder.resolve("with space"));
    real(
        () -> {
          assertThat(output(OUT, "printf", "%s|", "a b", "", "$HOME", "*"))
              .isEqualTo("a b||$HOME|*|");
          var only = OUT.environment(Map.of("FIRST", "1 = one", "SECOND", ""));
          assertThat(output(only, "/usr/bin/env").lines())
              .containsExactlyInAnyOrder("FIRST=1 = one", "SECOND=");
          assertThat(output(OUT, "printenv", "PATH")).isEqualTo(System.getenv("PATH") + "\n");
          var there = OUT.directory(directory);
          assertThat(output(there, "pwd", "-P")).isEqualTo(directory.toRealPath() + "\n");
          Files.write(directory.resolve("local"), List.of("#!/bin/sh", "echo local"));
          assertThat(directory.resolve("local").toFile().setExecutable(true)).isTrue();
          assertThat(output(there, "./local")).isEqualTo("local\n");
        });
  }

  @Test
  void theJdksViewOfIt() {
    real(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "cat"))) {
            var process = child.transport().extraInfo(TransportInfo.SUBPROCESS).orElseThrow();
            assertThat(process.pid()).isEqualTo(child.pid());
            assertThat(process.isAlive()).isTrue();
            assertThat(process.toString()).contains("pid=" + child.pid()).contains("not exited");
            assertThat(process.toHandle().pid()).isEqualTo(child.pid());
            assertThat(process.toHandle().parent()).contains(ProcessHandle.current());
            assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
            process.destroyForcibly();
            assertThat(await(child.waitFor())).isEqualTo(-9);
            assertThat(process.waitFor()).isEqualTo(128 + 9);
            assertThat(process.exitValue()).isEqualTo(128 + 9);
            assertThat(process.onExit().join()).isSameAs(process);
          }
        });
  }

  @Test
  @DisplayName(
      "SUBPROC-04 an exit value above 128 is told from a signal where children start natively")
  void exitValueLikeThatOfASignal() {
    assumeNative();
    real(
        () -> {
          try (var child = await(createSubprocessShell(OUT, "exit 137"))) {
            assertThat(await(child.waitFor())).isEqualTo(137);
          }
        });
  }
}
