package dev.asyncio4j.inspector;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the JVMs of this user that have a loop. They are asked for a property first, which the
 * engine sets: so nothing is started in those that have nothing to show.
 */
final class TargetSearch {
  private static final String VERSION = "asyncio4j.version";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private TargetSearch() {}

  static List<Target> all() {
    var own = Long.toString(ProcessHandle.current().pid());
    var looks =
        VirtualMachine.list().stream()
            .filter(jvm -> !jvm.id().equals(own))
            .map(jvm -> CompletableFuture.supplyAsync(() -> look(jvm)))
            .toList();
    return looks.stream()
        .map(CompletableFuture::join)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong(Target::pid))
        .toList();
  }

  /** Returns what there is to see in a JVM; null if there is nothing, or it lets nobody in. */
  private static @Nullable Target look(VirtualMachineDescriptor jvm) {
    try {
      var pid = Long.parseLong(jvm.id());
      if (new Attach(pid, null).wouldQuit()) return null;
      var properties = new Patience("Process " + pid, PATIENCE).ask(() -> properties(jvm));
      var version = properties.getProperty(VERSION);
      if (version == null) return null;
      try (var session = Session.of(pid, false, PATIENCE)) {
        var loops = session.snapshot(SnapshotOptions.defaults().tasks(0)).loops().size();
        return loops == 0 ? null : new Target(pid, started(jvm, properties), version, loops);
      }
    } catch (InspectException | NumberFormatException silent) {
      return null; // it has just ended, is another user's, or stands still
    }
  }

  private static Properties properties(VirtualMachineDescriptor jvm) {
    try {
      var target = VirtualMachine.attach(jvm);
      try {
        return target.getSystemProperties();
      } finally {
        target.detach();
      }
    } catch (AttachNotSupportedException | IOException refused) {
      return new Properties();
    }
  }

  /** Returns what was started, without its arguments: they are nobody's business. */
  private static String started(VirtualMachineDescriptor jvm, Properties properties) {
    var command = properties.getProperty("sun.java.command", jvm.displayName());
    return command.strip().split(" ", 2)[0];
  }
}
