package dev.asyncio4j.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sockets, pipes and wake-ups of selectors that this process had open at one moment. Files are
 * left out, and pollers, of which a selector's has a wake-up beside it: the JVM opens its own
 * whenever it likes, the latter for virtual threads.
 */
public final class Descriptors {
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final Set<String> before;

  private Descriptors(Set<String> before) {
    this.before = before;
  }

  /** The descriptors that are open now. */
  public static Descriptors now() {
    assumeTrue(Files.isDirectory(OPEN), "this system has no " + OPEN + " to see descriptors in");
    openThoseOfTheJdk();
    return new Descriptors(open());
  }

  /** The JDK keeps a socket of its own, which it opens together with the first one of a program. */
  private static void openThoseOfTheJdk() {
    try {
      SocketChannel.open().close();
      DatagramChannel.open().close();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** The descriptors that are open and were not then, such as {@code 17 socket:[4711]}. */
  public Set<String> openedSince() {
    var opened = open();
    opened.removeAll(before);
    return Collections.unmodifiableSet(opened);
  }

  /**
   * Checks that nothing is open that was not open then, or only until the loop of another thread
   * hears that its peer has gone.
   */
  public void assertNoneLeft() {
    RealTime.holdsWithin(PATIENCE, () -> openedSince().isEmpty());
    assertThat(openedSince()).isEmpty();
  }

  private static Set<String> open() {
    var found = new TreeSet<String>();
    try (var entries = Files.newDirectoryStream(OPEN)) {
      for (var entry : entries) {
        var target = targetOf(entry);
        if (target.contains(":[") && !target.endsWith("[eventpoll]"))
          found.add(entry.getFileName() + " " + target);
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    return found;
  }

  /** The file that a descriptor is open on; empty if it has just been closed. */
  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
