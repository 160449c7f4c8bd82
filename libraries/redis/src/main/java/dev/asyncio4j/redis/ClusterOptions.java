package dev.asyncio4j.redis;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The options of a client of a cluster.
 *
 * <p><i>Python:</i> the arguments of {@code RedisCluster}. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * var options = ClusterOptions.defaults().startupNodes(List.of(new HostPort(host, port)));
 * try (var cluster = RedisCluster.create(options)) {
 *   await(cluster.set("key", "value"));
 * }
 * }</pre>
 */
public final class ClusterOptions {
  private static final ClusterOptions DEFAULTS = new ClusterOptions();

  private List<HostPort> startupNodes = List.of(new HostPort("localhost", 6379));
  private boolean requireFullCoverage = true;
  private ReadFrom readFrom = ReadFrom.PRIMARY;
  private int reinitializeSteps = 5;
  private int errorRetries = 10;
  private UnaryOperator<HostPort> addressRemap = UnaryOperator.identity();
  private RedisOptions redis = RedisOptions.defaults();

  private ClusterOptions() {}

  private ClusterOptions with(Consumer<ClusterOptions> change) {
    var copy = new ClusterOptions();
    copy.startupNodes = startupNodes;
    copy.requireFullCoverage = requireFullCoverage;
    copy.readFrom = readFrom;
    copy.reinitializeSteps = reinitializeSteps;
    copy.errorRetries = errorRetries;
    copy.addressRemap = addressRemap;
    copy.redis = redis;
    change.accept(copy);
    return copy;
  }

  /** {@return the defaults} */
  public static ClusterOptions defaults() {
    return DEFAULTS;
  }

  /** Nodes that commands go to which only read. */
  public enum ReadFrom {
    /** The primary of the slot. */
    PRIMARY,
    /** A replica of the slot; the primary if there is none. */
    REPLICA,
    /** Any node of the slot, by chance. */
    ANY,
    /** All nodes of the slot in turn. */
    ROUND_ROBIN
  }

  /** {@return the nodes that are asked first} */
  public List<HostPort> startupNodes() {
    return startupNodes;
  }

  /**
   * Sets the nodes that are asked first.
   *
   * @param startupNodes the nodes that are asked first
   * @return a changed copy
   */
  public ClusterOptions startupNodes(List<HostPort> startupNodes) {
    return with(copy -> copy.startupNodes = startupNodes);
  }

  /** {@return whether every slot must have a node} */
  public boolean requireFullCoverage() {
    return requireFullCoverage;
  }

  /**
   * Sets whether every slot must have a node.
   *
   * @param requireFullCoverage whether every slot must have a node
   * @return a changed copy
   */
  public ClusterOptions requireFullCoverage(boolean requireFullCoverage) {
    return with(copy -> copy.requireFullCoverage = requireFullCoverage);
  }

  /** {@return the nodes that commands go to which only read} */
  public ReadFrom readFrom() {
    return readFrom;
  }

  /**
   * Sets the nodes that commands go to which only read.
   *
   * @param readFrom the nodes that commands go to which only read
   * @return a changed copy
   */
  public ClusterOptions readFrom(ReadFrom readFrom) {
    return with(copy -> copy.readFrom = readFrom);
  }

  /** {@return after how many moved slots the cluster is looked at again} */
  public int reinitializeSteps() {
    return reinitializeSteps;
  }

  /**
   * Sets after how many moved slots the cluster is looked at again.
   *
   * @param reinitializeSteps after how many moved slots the cluster is looked at again
   * @return a changed copy
   */
  public ClusterOptions reinitializeSteps(int reinitializeSteps) {
    return with(copy -> copy.reinitializeSteps = reinitializeSteps);
  }

  /** {@return how often a command is sent again after redirections and lost nodes} */
  public int errorRetries() {
    return errorRetries;
  }

  /**
   * Sets how often a command is sent again after redirections and lost nodes.
   *
   * @param errorRetries how often a command is sent again after redirections and lost nodes
   * @return a changed copy
   */
  public ClusterOptions errorRetries(int errorRetries) {
    return with(copy -> copy.errorRetries = errorRetries);
  }

  /** {@return what makes the address to connect to of the one that a node says} */
  public UnaryOperator<HostPort> addressRemap() {
    return addressRemap;
  }

  /**
   * Sets what makes the address to connect to of the one that a node says.
   *
   * @param addressRemap what makes the address to connect to of the one that a node says
   * @return a changed copy
   */
  public ClusterOptions addressRemap(UnaryOperator<HostPort> addressRemap) {
    return with(copy -> copy.addressRemap = addressRemap);
  }

  /** {@return the options of each node; host and port do not count} */
  public RedisOptions redis() {
    return redis;
  }

  /**
   * Sets the options of each node.
   *
   * @param redis the options of each node; host and port do not count
   * @return a changed copy
   */
  public ClusterOptions redis(RedisOptions redis) {
    return with(copy -> copy.redis = redis);
  }
}
