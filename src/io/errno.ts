import type { Localized } from '../model/text.js';

/** The code of a system error, such as ENOENT; undefined for any other value. */
export function errnoOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const causes: Readonly<Record<string, Localized>> = {
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EFBIG: { zh: '超出允许的文件大小', en: 'the file would be larger than is allowed' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  EACCES: { zh: '没有写入权限，请修改文件或文件夹的权限', en: 'permission is denied, change that of the file or folder' },
  EPERM: { zh: '没有写入权限，请修改文件或文件夹的权限', en: 'permission is denied, change that of the file or folder' },
  EEXIST: { zh: '路径中有一个同名文件', en: 'a file of that name is in the way' },
  ENOTDIR: { zh: '路径中有一段是文件，不是文件夹', en: 'part of the path is a file, not a folder' },
  EISDIR: { zh: '它是文件夹', en: 'it is a folder' },
  ENOENT: { zh: '它所在的文件夹不存在', en: 'its folder does not exist' },
  ENAMETOOLONG: { zh: '文件名过长', en: 'the name is too long' },
};

/** Why writing failed, for what the user can do something about; undefined for anything else. */
export function causeOf(error: unknown): Localized | undefined {
  return causes[errnoOf(error) ?? ''];
}
