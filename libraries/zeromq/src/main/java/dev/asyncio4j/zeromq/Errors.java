package dev.asyncio4j.zeromq;

import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The engine's errors in words. */
final class Errors {
  private Errors() {}

  static String text(int errno, Exception error) {
    var known = ZMQ.Error.findByCode(errno);
    var text = known == null ? null : known.getMessage();
    return text == null ? String.valueOf(error.getMessage()) : text;
  }

  /** Returns who can be reached by an endpoint, where that is less than one may think. */
  static String reach(String endpoint) {
    if (endpoint.startsWith("inproc:")) return "; inproc reaches sockets of the same loop only";
    if (endpoint.startsWith("ipc:")) {
      return "; ipc reaches programs that use JeroMQ only, on a TCP port that the name gives";
    }
    return "";
  }

  /** Returns what a refusal to send is for users. */
  static RuntimeException ofSend(SocketType type, ZMQException error) {
    int errno = error.getErrorCode();
    if (errno == ZMQ.Error.EFSM.getCode()) {
      return new IllegalStateException(
          "a " + type + " may not send now: it asks and answers in turn", error);
    }
    if (errno == ZMQ.Error.ENOTSUP.getCode()) {
      return new UnsupportedOperationException("a " + type + " cannot send", error);
    }
    if (errno == ZMQ.Error.EHOSTUNREACH.getCode()) {
      var message = "no peer of this identity is there: the message was not sent";
      return new EndpointException(message, errno, "");
    }
    return new ZmqException("cannot send: " + text(errno, error), errno);
  }
}
