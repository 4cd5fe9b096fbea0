import type { ImportFormat, ImportWords } from '../importCodes.js';
import type { Parameters } from '../say.js';
import { sentences } from './sentences.js';

const of = (unit: string, noun: string) => (count: number) => `${count}${unit}${noun}`;
const named = (p: Parameters): string => (typeof p.name === 'string' && p.name !== '' ? `“${p.name}”` : '');
const MB = (bytes: unknown): string => `${Math.round(Number(bytes) / 1e5) / 10} MB`;
const cm = (metres: unknown): string => `${Math.round(Number(metres) * 1000) / 10} 厘米`;

/** 各格式如何表示出口。 */
const NO_EXIT: Readonly<Partial<Record<ImportFormat, string>>> = {
  wkt: '：WKT 只含地面。请给出所属项目（含 JSON 的文件夹或压缩包）',
  dxf: '：请在图层 jps-exits 上画闭合轮廓，或在首层外墙上画门',
  'jupedsim-project': '：项目中没有与地面相接的出口',
  'jupedsim-xml': '：没有通向房间 -1 的 transition',
  vadere: '：没有与地面相接、可供离开的目标',
  ifc: '：首层外墙上没有 IfcDoor',
};

export const importWords: ImportWords = {
  formats: {
    wkt: 'WKT 几何',
    'jupedsim-project': 'JuPedSim 项目（2.0）',
    'jupedsim-xml': 'JuPedSim 几何（XML）',
    vadere: 'Vadere 情景',
    dxf: 'DXF 图纸',
    ifc: 'IFC 模型',
    imdf: 'IMDF 档案',
    table: '房间表',
    scenario: '安疏情景',
  },
  taken: {
    storeys: of('层', ''),
    spaces: of('个', '空间'),
    openings: of('处', '内部开口'),
    exits: of('个', '出口'),
    stairs: of('部', '楼梯'),
    lifts: of('部', '电梯'),
    beds: of('张', '床'),
    people: of('名', '人员'),
    stations: of('个', '岗位'),
  },
  headings: { taken: '已读入', repaired: '已修复', notRead: '未读入', toDo: '待核实' },
  place: {
    file: (v) => v,
    line: (v) => `第 ${v} 行`,
    layer: (v) => `图层 ${v}`,
    object: (v) => v,
    storey: (v) => `楼层 ${v}`,
  },
  more: (count) => `（同类另有 ${count} 处）`,
  problems: {
    importTooLarge: (p) => `文件有 ${MB(p.value)}；最多读入 ${MB(p.most)}`,
    importTooMany: (p, s) =>
      `${({ entities: '图元', corners: '顶点', files: '文件' } as Record<string, string>)[p.kind as string] ?? s.name(p.kind)}超过 ${s.number(p.most)} 个，停止读入`,
    importTooDeep: (p, s) => `嵌套超过 ${s.number(p.most)} 层`,
    importTooSlow: (p, s) => `${s.number(p.most)} 秒内未读完，停止读入`,
    importBomb: (p) => `压缩包解开后超过 ${MB(p.most)}，未解压`,
    importPath: (p, s) => `压缩包内有路径 ${s.value(p.value)}，指向包外`,
    importDoctype: () => 'XML 自行声明了实体（DOCTYPE），此类文件不读入',
    importUnknown: (p, s) => `无法判断文件格式；可读入的有 ${s.allOf(p.allowed)}`,
    importBroken: (p, s) =>
      `不能作为 ${s.name(p.format)} 读入${p.line === undefined ? '' : `，第 ${s.number(p.line)} 行`}：${s.name(p.reason)}`,
    importNothing: (p, s) => `没有找到房间或可行走区域的轮廓${p.hint === undefined ? '' : `（${s.name(p.hint)}）`}`,
    importNoExit: (p, s) =>
      `找到 ${s.number(p.count)} 个空间、${s.number(p.doors)} 处门洞，但没有通向室外的出口${NO_EXIT[p.format as ImportFormat] ?? ''}；也可在界面“绘图”中打开该文件，在图上补画出口`,
    importVersion: (p, s) => `不能读入版本 ${s.value(p.value)}；可读入的有 ${s.allOf(p.allowed)}`,
    exportNothing: () => '没有可写出的内容：该记录中没有人移动',
    exportStorey: (p, s) => `没有楼层 ${s.value(p.value)}；有 ${s.allOf(p.allowed)}`,
    exportNeedsRecording: (p, s) => `${s.name(p.format)} 存放轨迹：请给出运行记录，而不是情景`,
    exportWithUnknown: (p, s) => `不能写出 ${s.value(p.value)}；可用格式有 ${s.allOf(p.allowed)}`,
  },
  entries: {
    ringClosed: (p) => `轮廓有 ${cm(p.value)} 缺口，已闭合`,
    linesJoined: (p, s) => `由 ${s.number(p.count)} 条线拼成轮廓`,
    arcsFlattened: (p, s) => `${s.number(p.count)} 段圆弧改为折线，偏差至多 ${cm(p.value)}`,
    outlineUncrossed: (p, s) => `轮廓自相交：改为 ${s.number(p.pieces)} 块不相交的部分`,
    overlapCut: (p, s) => `${s.name(p.name)} 与 ${s.name(p.other)} 重叠 ${s.area(p.value)}，已裁去`,
    wallBridged: (p, s) =>
      `${s.name(p.space)} 与 ${s.name(p.other)} 之间有 ${cm(p.value)} 厚的墙：门洞深度并入 ${s.name(p.space)}`,
    doorShifted: (p) => `门沿墙移动了 ${cm(p.value)}`,
    exitCut: (p, s) => `出口区域${named(p)}从地面裁去（${s.area(p.value)}）：踏入者视为已离开`,
    groundParted: (p, s) =>
      `地面在 ${s.number(p.count)} 处门洞（宽 ${s.length(p.least)} 至 ${s.length(p.most)}）分开，使人员在此排队通过`,
    unitsConverted: (p, s) => `长度由 ${s.name(p.unit)} 换算（${s.name(p.source)}）`,
    movedToOrigin: (p, s) => `整体移动 ${s.name(p.value)} 米，使建筑位于原点附近`,
    textDecoded: (p, s) => `文字按 ${s.name(p.value)} 读入`,
    stairRectangle: (p) => `楼梯${named(p)}：投影按矩形处理`,
    levelFlattened: (p, s) => `${s.name(p.name)} 按水平面画出，文件中的坡度未保留`,
    entityNotRead: (p, s) =>
      `${s.number(p.count)} 个 ${s.name(p.kind)} 未读入${p.reason === undefined ? '' : `（${s.name(p.reason)}）`}`,
    layerNotRead: (p, s) =>
      `图层含义不明，其上 ${s.number(p.count)} 个图元未读入：请指明（--layer "${s.name(p.name)}=room"）`,
    blockMissing: (p, s) => `引用了图块 ${s.value(p.name)}，但文件中没有`,
    blockCyclic: (p, s) => `图块 ${s.value(p.name)} 包含自身`,
    ringOpen: (p) => `轮廓有 ${cm(p.value)} 缺口，未闭合（至多自动闭合 ${cm(p.most)}）`,
    spaceTooSmall: (p, s) => `轮廓面积 ${s.area(p.value)}，不作为空间`,
    spaceCovered: (p, s) => `${s.name(p.name)} 被其他空间完全覆盖`,
    spaceUnreachable: (p, s) => `${s.name(p.name)} 没有通向室外的路，未读入。是否缺门？`,
    spaceFaulty: (p, s) => `${s.name(p.name)} 无法建立，未读入`,
    doorTooNarrow: (p, s) => `门宽 ${s.length(p.value)}，不足 ${s.length(p.least)}`,
    doorNowhere: (p) => `门${named(p)}不在任何空间的墙上`,
    doorIntoAir: (p, s) => `${s.name(p.space)} 的门${named(p)}在上部楼层通向空处，未读入`,
    doorFaulty: (p, s) => `开口 ${s.name(p.name)} 无法建立（${s.name(p.reason)}），未读入`,
    exitNowhere: (p) => `出口${named(p)}不与任何空间相接`,
    stairOneStorey: (p) => `楼梯${named(p)}只连接一层`,
    stairTooSmall: (p, s) => `楼梯${named(p)}：${s.length(p.length)} × ${s.length(p.width)} 内放不下梯段`,
    stairNoDoor: (p) => `楼梯平台${named(p)}旁没有空间`,
    liftSkewed: (p) => `电梯${named(p)}：轿厢不是与坐标轴平行的矩形`,
    liftNoStop: (p) => `电梯${named(p)}：此层门前没有空间`,
    liftTooFewStops: (p) => `电梯${named(p)}没有可停靠的楼层`,
    bedNowhere: (p) => `床${named(p)}不在任何空间内`,
    peopleNoRoom: (p, s) => `${s.number(p.count)} 人中只有 ${s.number(p.placed)} 人能在该区域内站下`,
    featureNotRead: (p, s) => `${s.name(p.name)} 未读入${p.count === undefined ? '' : `（${s.number(p.count)} 个）`}`,
    valueNotRead: (p, s) => `${s.name(p.name)}：${s.value(p.value)} 无法使用`,
    unitUnlikely: (p, s) => `文件写明单位为 ${s.name(p.unit)}，按此整张图不足 1 米：按 ${s.name(p.used)} 处理`,
    unitUnknown: (p, s) => `文件没有写明长度单位：按图纸大小取 ${s.name(p.used)}`,
    noExit: (p, s) => `文件中没有通向室外的出口（${s.number(p.count)} 个空间）：请画出口门`,
    openBetween: (p, s) =>
      `${s.name(p.name)} 与 ${s.name(p.other)} 之间文件中没有墙：按 ${s.length(p.value)} 宽敞开处理。是否如此？`,
    spaceNoWayOut: (p, s) => `${s.name(p.name)} 没有出路：请补画缺少的门`,
    spaceKinds: (p, s) => `${s.number(p.count)} 个空间没有用途，按“${s.name(p.used)}”画出：哪些是居室、走道、避难间？`,
    doorKinds: (p, s) => `${s.number(p.count)} 处门没有类型，按“${s.name(p.used)}”画出：哪些是防火门、自动关闭、上锁？`,
    clearWidths: (p, s) =>
      `${s.number(p.count)} 处门的净宽：文件给出的是门洞宽（${s.length(p.least)} 至 ${s.length(p.most)}），门扇和门框会占去一部分。请实测`,
    doorWidthUnknown: (p, s) => `门${named(p)}：文件没有宽度，按 ${s.length(p.used)} 画出。请实测`,
    storeyHeight: (p, s) => `层高：取 ${s.length(p.used)}`,
    storeyUnknown: (p, s) => `文件没有写明是哪一层：取 ${s.name(p.used)}`,
    storeyElevation: (p, s) => `楼面标高：取 ${s.length(p.used)}`,
    noGeometry: (p, s) => `${s.name(p.name)} 在文件中没有几何形状`,
    storeyHeights: (p, s) => `每张图一层：层高取 ${s.length(p.used)}`,
    storeysByName: (p, s) => `图纸名称未全部写明楼层：按 ${s.allOf(p.files)} 的顺序自下而上`,
    stairAsExit: (p) => `图纸只有一层：楼梯${named(p)}作为离开本层的出口`,
    exitAssumed: (p, s) => `${s.name(p.space)} 的门${named(p)}外侧没有空间：按出口处理。是否属实？`,
    stairSteps: (p, s) =>
      `楼梯${named(p)}：按两跑画出，梯段宽 ${s.length(p.width)}，踏步高 ${s.length(p.riser)}、深 ${s.length(p.tread)}。请实测`,
    stairDoor: (p, s) =>
      `楼梯平台${named(p)}：文件中没有门，画了通向 ${s.name(p.space)} 的开口，宽 ${s.length(p.value)}`,
    liftData: (p, s) =>
      `电梯${named(p)}：类型、载重（取 ${s.number(p.load)} 千克）、速度（取 ${s.number(p.speed)} 米/秒）、开关门时间`,
    walkingSpeed: (p, s) => `${s.number(p.count)} 人的步行速度：取 ${s.number(p.used)} 米/秒`,
    startingScenario: () => '入住老年人、排班、预案和事件不在文件中，只是起点：请换成实际情况',
    stationAssumed: (p, s) => `护理员在哪里：在 ${s.name(p.space)} 画了一个护理站`,
    noBeds: () => '文件中没有床位：没有入住老年人就无从检验预案',
    tableNote: (p, s) => sentences.tableNote[p.note as keyof typeof sentences.tableNote](p, s),
  },
};
