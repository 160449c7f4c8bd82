package dev.asyncio4j.processes;

import dev.asyncio4j.processes.Frame.Kind;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's side: one thread reads from the parent, the main thread runs what it sends.
 *
 * <p>So the end of the parent, in whatever way and whatever a task does, is the end of this
 * process.
 */
public final class ChildMain {
  private ChildMain() {}

  /**
   * Starts the child; the parent tells where it is by variables of the environment.
   *
   * @param args none
   * @throws Exception if it was not started by a parent
   */
  public static void main(String[] args) throws Exception {
    String socket = System.getenv(Processes.HUB);
    String token = System.getenv(Processes.TOKEN);
    String most = System.getenv(Processes.MOST);
    if (socket == null || token == null || most == null) {
      System.err.println("this program is started by AioProcesses only");
      System.exit(2);
    }
    Processes.isChild(System.getenv(Processes.NAME));
    var parent = new Address(socket, token, "the parent of " + Processes.name());
    Link link = Link.open(parent, Long.parseLong(most));
    Port.ALL.put(socket, link);
    BlockingQueue<Frame> tasks = new LinkedBlockingQueue<>();
    var reader =
        new Thread(
            () -> {
              try {
                link.read(tasks::add);
              } finally {
                Runtime.getRuntime().halt(1); // the parent has ended, or is not understood
              }
            },
            "asyncio4j-processes-parent");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      run(tasks.take(), link);
      Thread.interrupted(); // a flag that a task has left up is not for the next one
    }
  }

  private static void run(Frame task, Link link) throws IOException {
    if (task.kind() == Kind.BYE) System.exit(0);
    boolean once = task.id() == 0;
    try {
      var body = (SerializableBody<?>) Pickle.value(task.body(), null);
      link.send(new Frame(Kind.RESULT, task.id(), link.checked(Pickle.bytes(body.run()))));
    } catch (Throwable error) {
      if (once) error.printStackTrace();
      link.send(new Frame(Kind.ERROR, task.id(), Failure.bytes(error)));
      if (once) exit(1);
    }
    System.out.flush();
    if (once) exit(0);
  }

  private static void exit(int code) {
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }
}
