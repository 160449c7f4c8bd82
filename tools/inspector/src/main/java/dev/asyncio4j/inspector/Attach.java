package dev.asyncio4j.inspector;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.AttachOperationFailedException;
import com.sun.tools.attach.VirtualMachine;
import dev.asyncio4j.inspector.InspectException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server of beans of a process in which nothing is prepared: the JDK's own mechanism
 * has it start its local management agent.
 *
 * @param bean the name of the bean that our agent is to register there; null for none
 */
record Attach(long pid, @Nullable String bean) {
  /** The signals that a process catches, as Linux tells them: a bit each. */
  private static final String CAUGHT = "SigCgt:";

  private static final long SIGQUIT = 1L << (3 - 1); // signal 3

  JMXConnector connect() {
    if (isGone())
      throw new InspectException(
          Reason.NO_PROCESS, who() + " does not exist: jps lists those that do", null);
    if (wouldQuit())
      throw new InspectException(
          Reason.NO_ATTACH,
          who() + " is no JVM, or is just starting, or was started with -Xrs",
          null);
    try {
      var target = VirtualMachine.attach(Long.toString(pid));
      try {
        if (bean != null) load(target, bean);
        return JMXConnectorFactory.connect(new JMXServiceURL(startServer(target)));
      } finally {
        target.detach();
      }
    } catch (AttachNotSupportedException error) {
      throw new InspectException(
          Reason.NO_ATTACH,
          who()
              + " cannot be attached to: it is no JVM, or was started with"
              + " -XX:+DisableAttachMechanism; "
              + error.getMessage(),
          error);
    } catch (IOException error) {
      throw refused(error);
    }
  }

  private String who() {
    return "Process " + pid;
  }

  private boolean isGone() {
    return ProcessHandle.of(pid).isEmpty();
  }

  /**
   * Returns whether the signal by which the JDK asks a JVM to listen would end the process, as it
   * does one that is no JVM.
   */
  boolean wouldQuit() {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(CAUGHT))
          .map(line -> Long.parseUnsignedLong(line.substring(CAUGHT.length()).strip(), 16))
          .anyMatch(signals -> (signals & SIGQUIT) == 0);
    } catch (IOException | UncheckedIOException notLinux) {
      return false;
    }
  }

  private String startServer(VirtualMachine target) throws IOException {
    try {
      var address = target.startLocalManagementAgent();
      if (address != null) return address;
    } catch (AttachOperationFailedException error) {
      if (!String.valueOf(error.getMessage()).contains("jdk.management.agent")) throw error;
    }
    throw new InspectException(
        Reason.NOT_VISIBLE,
        who()
            + " runs on an image of the JDK without the module jdk.management.agent: add it there",
        null);
  }

  private void load(VirtualMachine target, String name) throws IOException {
    var jar = Agent.jar();
    try {
      target.loadAgent(jar.toString(), name);
    } catch (AgentLoadException | AgentInitializationException error) {
      throw new InspectException(
          Reason.NOT_PERMITTED,
          who()
              + " lets no agent in (-XX:+EnableDynamicAgentLoading does, and its image of the JDK"
              + " needs the module java.instrument): "
              + error.getMessage(),
          error);
    } finally {
      Files.delete(jar);
    }
  }

  private InspectException refused(IOException error) {
    if (isGone()) return new InspectException(Reason.NO_PROCESS, who() + " has ended", error);
    var text = String.valueOf(error.getMessage());
    if (text.contains("not permitted") || text.contains("denied") || text.contains("secure"))
      return new InspectException(
          Reason.NOT_PERMITTED,
          who() + " belongs to another user: run this as that user, or as root; " + text,
          error);
    if (hasCause(error, ConnectException.class))
      return new InspectException(
          Reason.NOT_VISIBLE,
          who() + " is in a container with a network of its own: run this inside it; " + text,
          error);
    return new InspectException(Reason.NO_ATTACH, who() + " cannot be attached to: " + text, error);
  }

  private static boolean hasCause(Throwable error, Class<?> type) {
    for (Throwable at = error; at != null; at = at.getCause()) if (type.isInstance(at)) return true;
    return false;
  }
}
