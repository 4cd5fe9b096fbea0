import type { FacilityHintTexts, FacilityProblemTexts } from '../problems.js';
import { words } from './words.js';

const kindOf = (kind: unknown): string => (words.reference as Record<string, string>)[kind as string] ?? String(kind);
const field = (name: unknown): string => (words.tableField as Record<string, string>)[name as string] ?? String(name);

export const facilityProblems: FacilityProblemTexts = {
  duplicateId: (p, s) => `有两个${kindOf(p.kind)}使用同一编号 ${s.value(p.value)}`,
  unknownReference: (p, s) => `没有编号为 ${s.value(p.value)} 的${kindOf(p.kind)}`,
  reservedId: (p, s) => `${s.value(p.value)} 另有含义，不能用作空间编号`,
  zeroArea: (p, s) => `轮廓面积为${s.area(p.value)}，至少应为${s.area(p.least)}`,
  selfIntersecting: (p, s) => `轮廓在 x ${s.length(p.x)}、y ${s.length(p.y)} 处自相交叉`,
  holeOutside: (p, s) => `孔洞在 x ${s.length(p.x)}、y ${s.length(p.y)} 处超出轮廓`,
  holesOverlap: (p, s) => `孔洞与第${s.number(Number(p.other) + 1)}个孔洞重叠`,
  netAreaTooLarge: (p, s) => `净面积${s.area(p.value)}大于轮廓面积${s.area(p.most)}`,
  flightDataMissing: () => '楼梯梯段需要 "flight"，写明上行方向和升高',
  flightDataNotAllowed: (p, s) => `"flight" 只用于楼梯梯段，这里的类型是 ${s.value(p.kind)}`,
  flightWithoutDirection: (p, s) => `上行方向 ${s.value(p.value)} 的长度为零`,
  openingToItself: (p, s) => `门洞两侧都是空间 ${s.name(p.space)}`,
  openingTooShort: (p, s) => `门洞两端相距${s.length(p.value)}，至少应为${s.length(p.least)}`,
  openingNotOnEdge: (p, s) =>
    `门洞不在 ${s.name(p.space)} 的边上：相距${s.length(p.distance)}，最多允许${s.length(p.most)}`,
  openingWiderThanEdge: (p, s) => `门洞宽${s.length(p.value)}，而 ${s.name(p.space)} 的这条边只有${s.length(p.most)}`,
  openingOneSided: (p, s) => `${s.name(p.a)} 和 ${s.name(p.b)} 在门洞的同一侧`,
  openingsOverlap: (p, s) => `与门洞 ${s.name(p.other)} 重叠${s.length(p.value)}`,
  clearWidthTooLarge: (p, s) => `净宽${s.length(p.value)}大于两端距离${s.length(p.most)}`,
  floorsDiffer: (p, s) =>
    `此处地面不相接：${s.name(p.a)} 标高${s.length(p.heightA)}，${s.name(p.b)} 标高${s.length(p.heightB)}，高差${s.length(p.value)}，最多允许${s.length(p.most)}`,
  exitIntoSpace: (p, s) => `安全出口写明通向 "outside"，门外却是空间 ${s.name(p.space)}`,
  spacesOverlap: (p, s) => `与空间 ${s.name(p.other)} 重叠${s.area(p.value)}`,
  outsideSpace: (p, s) => `点 ${s.value(p.value)} 在空间 ${s.name(p.space)} 之外${s.length(p.distance)}`,
  spaceWithoutOpening: (p, s) => `空间 ${s.name(p.space)} 没有门洞，无法进出`,
  noExit: () => '建筑没有安全出口：没有未上锁且通向 "outside" 的门洞',
  noWayOutside: (p, s) =>
    p.count === 1
      ? `从 ${s.name(p.space)} 无法到达室外`
      : `有${s.number(p.count)}个空间无法到达室外：${s.allOf(p.spaces)}`,
  liftCarKind: (p, s) => `${s.name(p.space)} 的类型是 ${s.value(p.value)}，电梯需要类型为 "liftCar" 的空间`,
  liftCarShared: (p, s) => `轿厢 ${s.name(p.space)} 已属于电梯 ${s.name(p.other)}`,
  liftCarNoRectangle: (p, s) => `轿厢 ${s.name(p.space)} 不是与图纸坐标轴平行的矩形`,
  liftNoSuchStop: (p, s) => `电梯不停靠 ${s.value(p.value)}，停靠层为 ${s.allOf(p.allowed)}`,
  liftStopElsewhere: (p, s) => `门洞 ${s.value(p.value)} 不在轿厢 ${s.name(p.space)} 与另一空间之间`,
  liftStopTwice: (p, s) => `电梯已停靠 ${s.name(p.storey)}，${s.value(p.value)} 是该层的第二个门`,
  liftDoorWithoutStop: (p, s) => `轿厢 ${s.name(p.space)} 有${s.number(p.value)}个门洞，多于电梯的停靠层数`,
  towerTooManyLifts: (p, s) => `电梯${s.number(p.value)}部，而楼梯只有${s.number(p.most)}部：每个前室后面只放得下一部`,
  towerBedroomsAboveTop: (p, s) => `居室从第${s.number(p.value)}层开始，但全楼只有${s.number(p.most)}层`,
  towerDoorTooWide: (p, s) => `门宽${s.length(p.value)}放不下，房间墙面只容得下${s.length(p.most)}`,
  towerRoomTooSmall: (p, s) => `房间面积${s.area(p.value)}放不下${s.number(p.beds)}张床，需要${s.area(p.least)}`,
  tableEmpty: () => '表头以下没有数据行',
  tableUnknownColumn: (p, s) =>
    `第${s.number(p.line)}行第${s.number(p.column)}列：没有名为 ${s.value(p.value)} 的列，可用 ${s.anyOf(p.allowed)}`,
  tableRepeatedColumn: (p, s) => `第${s.number(p.line)}行第${s.number(p.column)}列：${s.value(p.value)} 与前面的列重复`,
  tableMissingColumn: (p, s) => `第${s.number(p.line)}行：缺少“${field(p.value)}”列`,
  tableUnclosedQuote: (p, s) => `第${s.number(p.line)}行第${s.number(p.column)}列：引号没有配对`,
  tableTooManyCells: (p, s) =>
    `第${s.number(p.line)}行：第${s.number(p.column)}列有内容 ${s.value(p.value)}，但表头只有${s.number(p.most)}列`,
  tableNotANumber: (p, s) =>
    `第${s.number(p.line)}行第${s.number(p.column)}列：${s.value(p.value)} 不是数字，写法如 ${s.value(p.allowed)}`,
  tableOutOfRange: (p, s) =>
    `第${s.number(p.line)}行：${s.number(p.value)} 超出范围，应${p.least === undefined ? '' : `不小于${s.number(p.least)}、`}不大于${s.number(p.most)}`,
  tableUnknownWord: (p, s) =>
    `第${s.number(p.line)}行第${s.number(p.column)}列：不认识 ${s.value(p.value)}，可用 ${s.anyOf(p.allowed)}`,
  tableStoreyMissing: (p, s) => `第${s.number(p.line)}行：楼层为空，上面各行也没有写楼层`,
  tableNoRooms: () => '表中没有一行写明楼层',
  tableStoreyTwice: (p, s) => `第${s.number(p.line)}行：层高${s.length(p.value)}与另一行矛盾`,
  tableIdTwice: (p, s) => `第${s.number(p.line)}行：名称 ${s.value(p.value)} 已被使用`,
  tableNoIdLeft: (p, s) => `第${s.number(p.line)}行：名称 ${s.value(p.value)} 中没有可用作编号的字`,
  tableNoStair: (p, s) => `没有楼梯连接楼层 ${s.allOf(p.storeys)}`,
  tableTooManyStairs: (p, s) => `第${s.number(p.line)}行：走道两侧最多放${s.number(p.most)}部楼梯`,
  tableEndTaken: (p, s) => `第${s.number(p.line)}行：走道的这一端已被第${s.number(p.other)}行的房间占用`,
  tableStairWide: (p, s) => `第${s.number(p.line)}行：楼梯宽${s.length(p.value)}，最多能画${s.length(p.most)}`,
};

export const facilityHints: FacilityHintTexts = {
  drawCornersInOrder: () => '沿轮廓绕一圈，按顺序给出各角点',
  moveOntoSharedEdge: () => '把两端放在两个空间的公共边上；相邻空间之间不留墙厚',
  shortenOpening: () => '缩小门洞，或移到更长的边上',
  widenSpace: () => '把空间画宽些',
  turnOpeningSpaces: () => '检查 "between" 中的两个空间，以及它们是否重叠',
  checkElevations: () => '检查两个楼层的标高，以及梯段的方向和升高',
  moveApart: () => '把它们移开，或合并为一个',
  moveInside: () => '移到轮廓以内',
  addOpening: () => '加一个通向相邻空间的门洞',
  addExit: () => '加一个通向 "outside" 的门洞',
  unlockOrAddDoor: () => '加一扇门，或把上锁的门改为可以打开的门',
  addFlight: () => '写上 "flight": {"up": [dx, dy], "rise": 升高（米）}',
  removeFlight: () => '删去 "flight"，或把类型改为 "stairFlight"',
  rename: () => '换一个编号',
  declare: () => '改正编号，或补上它所指的对象',
  joinSpacesInstead: () => '把 "outside" 换成那个空间的编号',
  lowerValue: () => '把数值改小',
  makeLiftCar: () => '把该空间的类型改为 "liftCar"，或写轿厢的编号',
  drawRectangle: () => '按轿厢净空画出四个角点',
  addStop: () => '把轿厢的每个门洞都写入所属电梯的 "stops"',
};
