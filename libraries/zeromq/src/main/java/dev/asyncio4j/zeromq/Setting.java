package dev.asyncio4j.zeromq;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.zeromq.ZMQ;

/** The settings of the engine, each with its name among the options. */
enum Setting {
  IDENTITY("identity", (s, v) -> s.setIdentity(((ByteString) v).bytes())),
  LINGER("linger", (s, v) -> s.setLinger(millis(v))),
  SEND_HIGH_WATER("sendHighWater", (s, v) -> s.setSndHWM((int) v)),
  RECEIVE_HIGH_WATER("receiveHighWater", (s, v) -> s.setRcvHWM((int) v)),
  RECONNECT_INTERVAL("reconnectInterval", (s, v) -> s.setReconnectIVL(millis(v))),
  RECONNECT_INTERVAL_MAX("reconnectIntervalMax", (s, v) -> s.setReconnectIVLMax(millis(v))),
  HANDSHAKE_TIMEOUT("handshakeTimeout", (s, v) -> s.setHandshakeIvl(millis(v))),
  HEARTBEAT_INTERVAL("heartbeatInterval", (s, v) -> s.setHeartbeatIvl(millis(v))),
  HEARTBEAT_TIMEOUT("heartbeatTimeout", (s, v) -> s.setHeartbeatTimeout(millis(v))),
  MAX_MESSAGE_SIZE("maxMessageSize", (s, v) -> s.setMaxMsgSize((long) v)),
  /** The engine has it the other way round: true there gives a connection its queue at once. */
  IMMEDIATE("immediate", (s, v) -> s.setImmediate(!(boolean) v)),
  ROUTER_MANDATORY("routerMandatory", (s, v) -> s.setRouterMandatory((boolean) v)),
  ROUTER_HANDOVER("routerHandover", (s, v) -> s.setRouterHandover((boolean) v)),
  REQUEST_RELAXED("requestRelaxed", (s, v) -> s.setReqRelaxed((boolean) v)),
  REQUEST_CORRELATE("requestCorrelate", (s, v) -> s.setReqCorrelate((boolean) v)),
  CONFLATE("conflate", (s, v) -> s.setConflate((boolean) v)),
  PROBE_ROUTER("probeRouter", (s, v) -> s.setProbeRouter((boolean) v)),
  TCP_KEEP_ALIVE("tcpKeepAlive", (s, v) -> s.setTCPKeepAlive((boolean) v ? 1 : 0)),
  PLAIN_SERVER("plainServer", (s, v) -> s.setPlainServer((boolean) v)),
  PLAIN_USER("user", (s, v) -> s.setPlainUsername((String) v)),
  PLAIN_PASSWORD("password", (s, v) -> s.setPlainPassword((String) v)),
  CURVE_SERVER("curveServer", (s, v) -> s.setCurveServer((boolean) v)),
  CURVE_SERVER_KEY("serverKey", (s, v) -> s.setCurveServerKey(((ByteString) v).bytes())),
  CURVE_PUBLIC_KEY("publicKey", (s, v) -> s.setCurvePublicKey(((ByteString) v).bytes())),
  CURVE_SECRET_KEY("secretKey", (s, v) -> s.setCurveSecretKey(((ByteString) v).bytes())),
  ZAP_DOMAIN("zapDomain", (s, v) -> s.setZapDomain((String) v)),

  IPV6("ipv6", (s, v) -> s.setIPv6((boolean) v)),

  /** The settings of streams and of the context; the engine's sockets have none. */
  EVENTS_BACKLOG("eventsBacklog", (s, v) -> {}),
  IO_THREADS("ioThreads", (s, v) -> {});

  /** The options as in {@link ZmqOptions}. */
  final String option;

  private final BiConsumer<ZMQ.Socket, Object> setter;

  Setting(String option, BiConsumer<ZMQ.Socket, Object> setter) {
    this.option = option;
    this.setter = setter;
  }

  /**
   * Checks a value of the user's.
   *
   * @throws IllegalArgumentException if it is negative, or a time of zero that has no meaning
   */
  void check(Object value) {
    boolean zero =
        switch (this) {
          case RECONNECT_INTERVAL, HEARTBEAT_INTERVAL, HEARTBEAT_TIMEOUT ->
              value.equals(Duration.ZERO);
          case EVENTS_BACKLOG, IO_THREADS -> value.equals(0);
          default -> false;
        };
    boolean negative =
        value instanceof Number number && number.longValue() < 0
            || value instanceof Duration time && time.isNegative();
    if (!zero && !negative) return;
    throw new IllegalArgumentException(
        option + (zero ? " must be more than 0" : " must not be negative") + ", got " + value);
  }

  /** {@return the value for people, without a secret} */
  Object shown(Object value) {
    return switch (this) {
      case PLAIN_PASSWORD, CURVE_SECRET_KEY -> "…";
      case CURVE_SERVER_KEY, CURVE_PUBLIC_KEY -> Zmq.z85Encode(((ByteString) value).bytes());
      default -> value;
    };
  }

  void apply(ZMQ.Socket socket, Object value) {
    setter.accept(socket, value);
  }

  /** The longest time that the engine can count, which is 24 days. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  /** Returns whole milliseconds, rounded up. */
  static int millis(Object time) {
    var some = (Duration) time;
    if (some.compareTo(LONGEST) >= 0) return Integer.MAX_VALUE;
    return (int) some.plusNanos(999_999).toMillis();
  }
}
