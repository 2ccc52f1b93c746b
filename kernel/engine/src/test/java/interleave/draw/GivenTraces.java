package interleave.draw;

import interleave.trace.GivenVariable;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.List;

/// A trace whose processes were given variables.
final class GivenTraces {
  private static final long BUYER = 4712;
  private static final long COOK = 4713;

  private GivenTraces() {}

  /// Copies, what is shared, a thread, and a grandchild to which one of them goes on.
  static Trace copiedAndShared() {
    Resource stock = new Resource("SharedInt", 1, "库存");
    Resource orders = new Resource("SharedQueue", 2, "");
    GivenVariable shop = new GivenVariable("shop", "Shop", List.of(stock, orders));
    return new TraceScript()
        .at(1)
        .creates(BUYER, "buyer")
        .gives(BUYER, new GivenVariable("count", "Integer", List.of()), shop)
        .in(BUYER)
        .at(5)
        .processBegins(TraceScript.MAIN, "buyer")
        .starts(31, "clerk")
        .at(6)
        .creates(COOK, "cook")
        .gives(COOK, shop, new GivenVariable("dish", "String", List.of()))
        .in(COOK)
        .at(9)
        .processBegins(BUYER, "cook")
        .puts(orders, 1)
        .in(BUYER)
        .at(12)
        .seesExit(COOK, 0)
        .in(TraceScript.MAIN)
        .at(14)
        .seesExit(BUYER, 0)
        .acquires(new Resource("SharedLock", 3, "only one has it"))
        .ended();
  }
}
