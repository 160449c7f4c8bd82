package dev.asyncio4j.hazelcast.work;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import dev.asyncio4j.exceptions.RemoteWorkException;
import dev.asyncio4j.exceptions.WorkerLostException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The words of Hazelcast for what befalls work, in ours. */
final class Failures {
  private Failures() {}

  static Throwable translated(Throwable error, Member member) {
    var worker = "member " + member.getAddress();
    if (find(TargetNotMemberException.class, error) != null) {
      var text = worker + " is not in the cluster: the work has not begun; send it to another";
      return new WorkerLostException(text, worker, false, error);
    }
    if (find(MemberLeftException.class, error) != null) {
      var text = worker + " has left the cluster with work that it had: it may have been done";
      return new WorkerLostException(text, worker, true, error);
    }
    var missing = find(ClassNotFoundException.class, error);
    if (missing == null) missing = find(NoClassDefFoundError.class, error);
    if (missing != null) {
      var text = worker + " lacks the class " + missing.getMessage() + ", by which work travels: ";
      return new RemoteWorkException(text + "it must be on its class path", "", error);
    }
    return error instanceof ExecutionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private static <X extends Throwable> @Nullable Throwable find(Class<X> type, Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) if (type.isInstance(e)) return e;
    return null;
  }
}
