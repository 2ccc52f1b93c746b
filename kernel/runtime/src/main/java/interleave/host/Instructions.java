package interleave.host;

import interleave.host.ClassCode.Mention;
import interleave.host.ConstantPool.Member;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Walks the instructions of one method (JVMS 6.5) and collects what they mention.
final class Instructions {

  private static final int LDC = 18;
  private static final int LDC_W = 19;
  private static final int LDC2_W = 20;
  private static final int TABLESWITCH = 170;
  private static final int LOOKUPSWITCH = 171;
  private static final int GETSTATIC = 178;
  private static final int PUTSTATIC = 179;
  private static final int INVOKEVIRTUAL = 182;
  private static final int INVOKESPECIAL = 183;
  private static final int INVOKESTATIC = 184;
  private static final int INVOKEINTERFACE = 185;
  private static final int INVOKEDYNAMIC = 186;
  private static final int NEW = 187;
  private static final int WIDE = 196;
  private static final int IINC = 132;

  private static final int HANDLE_GET_STATIC = 2;
  private static final int HANDLE_PUT_STATIC = 4;

  private final byte[] code;
  private final ConstantPool pool;
  private final List<int[]> bootstraps;
  private final Set<Mention> mentions = new LinkedHashSet<>();

  Instructions(byte[] code, ConstantPool pool, List<int[]> bootstraps) {
    this.code = code;
    this.pool = pool;
    this.bootstraps = bootstraps;
  }

  Set<Mention> mentions() {
    for (int at = 0; at < code.length; at += length(at)) {
      note(at, u1(at));
    }
    return mentions;
  }

  private void note(int at, int opcode) {
    switch (opcode) {
      case LDC -> noteConstant(u1(at + 1));
      case LDC_W, LDC2_W -> noteConstant(u2(at + 1));
      case GETSTATIC, PUTSTATIC -> noteField(pool.member(u2(at + 1)));
      case INVOKESTATIC -> noteCall(pool.member(u2(at + 1)), true);
      case INVOKEVIRTUAL, INVOKESPECIAL, INVOKEINTERFACE ->
          noteCall(pool.member(u2(at + 1)), false);
      case INVOKEDYNAMIC -> noteBootstrap(pool.bootstrap(u2(at + 1)));
      case NEW -> mentions.add(new Mention.Type(pool.className(u2(at + 1))));
      default -> {}
    }
  }

  private void noteConstant(int index) {
    switch (pool.tag(index)) {
      case ConstantPool.CLASS -> mentions.add(new Mention.Type(pool.className(index)));
      case ConstantPool.METHOD_HANDLE -> noteHandle(index);
      case ConstantPool.DYNAMIC -> noteBootstrap(pool.bootstrap(index));
      default -> {}
    }
  }

  private void noteHandle(int index) {
    Member member = pool.handleMember(index);
    switch (pool.handleKind(index)) {
      case HANDLE_GET_STATIC, HANDLE_PUT_STATIC -> noteField(member);
      case 1, 3 -> {}
      case 6 -> noteCall(member, true);
      default -> noteCall(member, false);
    }
  }

  private void noteBootstrap(int number) {
    for (int argument : bootstraps.get(number)) {
      noteConstant(argument);
    }
  }

  private void noteField(Member member) {
    mentions.add(new Mention.StaticField(member.owner(), member.name()));
  }

  private void noteCall(Member member, boolean isStatic) {
    mentions.add(new Mention.Call(member.owner(), member.name() + member.descriptor()));
    if (!isStatic) {
      mentions.add(new Mention.Type(member.owner()));
    }
  }

  private int length(int at) {
    int opcode = u1(at);
    int aligned = (at + 4) & ~3;
    return switch (opcode) {
      case TABLESWITCH -> aligned + 12 + 4 * (s4(aligned + 8) - s4(aligned + 4) + 1) - at;
      case LOOKUPSWITCH -> aligned + 8 + 8 * s4(aligned + 4) - at;
      case WIDE -> u1(at + 1) == IINC ? 6 : 4;
      default -> 1 + operands(opcode);
    };
  }

  /// Bytes of operands of an instruction of fixed length.
  private static int operands(int opcode) {
    return switch (opcode) {
      case 16, LDC, 21, 22, 23, 24, 25, 54, 55, 56, 57, 58, 169, 188 -> 1;
      case 17, LDC_W, LDC2_W, IINC, NEW, 189, 192, 193, 198, 199 -> 2;
      case 197 -> 3;
      case INVOKEINTERFACE, INVOKEDYNAMIC, 200, 201 -> 4;
      default -> (opcode >= 153 && opcode <= 168) || (opcode >= 178 && opcode <= 184) ? 2 : 0;
    };
  }

  private int u1(int at) {
    return code[at] & 0xff;
  }

  private int u2(int at) {
    return u1(at) << 8 | u1(at + 1);
  }

  private int s4(int at) {
    return u2(at) << 16 | u2(at + 2);
  }
}
