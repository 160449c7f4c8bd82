package dev.asyncio4j.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A cluster for all tests of this JVM: a member in it, and one in a JVM of its own. */
final class Cluster {
  private static final int PORT = ServerProcess.freePort();
  static final HazelcastInstance HZ = Hazelcast.newHazelcastInstance(MemberMain.config(PORT, PORT));

  /** A member in a JVM of its own, which ends with this one. */
  record Other(Process process, Member member) implements AutoCloseable {
    /** Kills it. */
    void kill() {
      process.destroyForcibly();
      gone();
    }

    @Override
    public void close() {
      kill();
    }

    /** Lets it leave as it should. */
    void leave() {
      try {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      gone();
    }

    private void gone() {
      RealTime.waitUntil(() -> !process.isAlive() && !members().contains(member));
    }
  }

  private static final class Held {
    static final Other OTHER = start(List.of());
  }

  private Cluster() {}

  /** The second member, which stays. */
  static Other other() {
    return Held.OTHER;
  }

  static Set<Member> members() {
    return HZ.getCluster().getMembers();
  }

  /** Starts a further member. */
  static Other start(List<String> options) {
    int port = ServerProcess.freePort();
    var all = new ArrayList<>(List.of("-Xmx256m"));
    all.addAll(options);
    try {
      var process =
          ChildJvm.running(MemberMain.class, all, "" + port, "" + PORT)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      Board.await("up " + port);
      return new Other(process, find(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Member find(int port) {
    for (var member : members()) if (member.getAddress().getPort() == port) return member;
    return null;
  }
}
